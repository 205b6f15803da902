import { cents, sum, type Cents } from "../../domain/money.ts";
import { textBlock, type Action, type Block, type Card, type Phrase } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { Balance, EntryKind } from "./ledger.ts";
import type { Entry } from "./store.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("budget");

const money = (amount: Cents) => ({ money: amount });

/** What was booked and what there is now; "fout" in reply reverses it. */
export function entryCard(entry: Entry, whole: Balance, ofPlan: Balance): Card {
  const { number, plan, other, kind } = entry;
  const values = { number, amount: money(amountOf(entry)), other: other ?? "", plan: plan ?? 0 };
  const what =
    `booked-${kind}${plan === undefined ? "" : "-plan"}${other === undefined ? "" : "-other"}` as BookedKey;
  const left =
    plan === undefined || kind === "reversed"
      ? []
      : [textBlock(say("left-of-plan", { plan, reserved: money(ofPlan.reserved) }))];
  const photo = entry.file === undefined ? [] : [textBlock(say("with-photo"))];
  return {
    title: say(what, values),
    blocks: [
      ...left,
      textBlock(say("free-now", { free: money(whole.free) })),
      textBlock(say("write-on-receipt", { number, day: { moment: entry.date.toString() } })),
      ...photo,
    ],
    actions: kind === "reversed" ? [] : [wrongAction(number)],
    about: `entry/${number}`,
  };
}

type BookedKey = Extract<keyof typeof nl.phrases, `booked-${string}`>;

function wrongAction(number: number): Action {
  return { label: say("wrong-label"), says: `reverse ${number}`, also: ["fout", "wrong", "klopt niet"] };
}

export function reversedCard(entry: Entry, reversal: number): Card {
  const values = { number: entry.number, amount: money(amountOf(entry)), reversal };
  return {
    title: say("reversed", values),
    blocks: [textBlock(say("reversed-stays"))],
    about: `entry/${entry.number}`,
  };
}

/** The amount an entry moved, always positive. */
export function amountOf({ lines }: Pick<Entry, "lines">): Cents {
  return cents(
    lines.filter(({ cents: amount }) => amount > 0).reduce((total, line) => total + line.cents, 0),
  );
}

/** "Hoeveel is er nog?": four numbers, and how fresh they are. */
export function balanceCard(balance: Balance, last: Phrase): Card {
  const parts = (["reserved", "spent", "free"] as const).map((name) => ({
    name: say(name),
    amount: balance[name],
  }));
  return {
    title: say("balance-title", { free: money(balance.free) }),
    blocks: [
      { kind: "bars", whole: { name: say("received"), amount: balance.received }, parts },
      textBlock(last),
    ],
    more: "ledger",
  };
}

/** When and by whom the newest entry was booked: how fresh the numbers are. */
export function lastLine(last: Entry | undefined, zone: string): Phrase {
  if (!last) return say("nothing-booked");
  const day = { moment: last.at.toZonedDateTimeISO(zone).toPlainDate().toString() };
  if (last.memberId === undefined) return say("last-decided", { day });
  return say("last-booked", { day, member: { member: last.memberId } });
}

export function planBalanceCard(
  plan: number,
  title: string,
  decided: Cents,
  balance: Balance,
  last: Phrase,
): Card {
  const left = { name: say("left"), amount: balance.reserved };
  const spent = { name: say("spent"), amount: balance.spent };
  return {
    title: say("plan-title", { plan, title }),
    blocks: [
      { kind: "bars", whole: { name: say("decided"), amount: decided }, parts: [spent, left] },
      textBlock(last),
    ],
    more: `show ${plan}`,
  };
}

export function planTitle(plan: number): Phrase {
  return say("money-of-plan", { plan });
}

export function planBlocks(decided: Cents, { reserved, spent }: Balance): Block[] {
  return [
    textBlock(say("plan-line", { decided: money(decided), spent: money(spent), reserved: money(reserved) })),
  ];
}

/** A plan and what was promised to it. */
export interface Plan {
  readonly number: number;
  readonly amount: Cents;
}

export function reservedBlocks(plans: readonly Plan[], free: Cents): Block[] {
  if (plans.length === 0) return [];
  const list = plans.map(({ number }) => String(number));
  const amount = sum(plans.map((plan) => plan.amount));
  const values = { count: plans.length, plans: { list }, amount: money(amount), free: money(free) };
  return [textBlock(say("reserved-for", values))];
}

export function moneyShortBlocks(plan: number, amount: Cents, free: Cents): Block[] {
  return [textBlock(say("money-short", { plan, amount: money(amount), free: money(free) }))];
}

export function releasedBlocks(amount: Cents, free: Cents): Block[] {
  return [textBlock(say("released", { amount: money(amount), free: money(free) }))];
}

export function ledgerCard(entries: readonly Entry[], content: string): Card {
  if (entries.length === 0) return { title: say("nothing-booked") };
  const last = entries.slice(-8).reverse();
  return {
    title: say("ledger-title", { count: entries.length }),
    blocks: [
      ...last.map((entry) =>
        textBlock(
          say("ledger-line", {
            number: entry.number,
            day: { moment: entry.date.toString() },
            kind: kindWord(entry.kind),
            amount: money(amountOf(entry)),
          }),
        ),
      ),
      { kind: "file", name: "kasboek.csv", type: "text/csv", content },
    ],
  };
}

const kindWord = (kind: EntryKind): Phrase => say(`kind-${kind}`);
