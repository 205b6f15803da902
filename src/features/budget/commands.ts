import { Temporal } from "temporal-polyfill";
import { cents } from "../../domain/money.ts";
import { isRefusal, refuse, type Refusal } from "../../domain/refusal.ts";
import type { Moment } from "../../domain/time.ts";
import * as args from "../../chat/grammar/arguments.ts";
import type { Block, Card } from "../../chat/card.ts";
import { answer, reaction } from "../../bot/facts.ts";
import { command, readingCommand, says } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { findProposal, planFinished, proposalsDecided } from "../proposals/facts.ts";
import * as cards from "./cards.ts";
import type { Plan } from "./cards.ts";
import { writeCsv } from "./csv.ts";
import { freeMoney, planMoney } from "./facts.ts";
import { balanceOf, type Balance, type Draft } from "./ledger.ts";
import * as rules from "./rules.ts";
import {
  loadDecided,
  loadEntries,
  loadEntry,
  loadLastEntry,
  loadLines,
  loadNames,
  saveEntry,
} from "./store.ts";

const on = args.optional(args.pastMoment);

const today = ({ now, group }: View): Temporal.PlainDate => now.toZonedDateTimeISO(group.zone).toPlainDate();

async function readBalance(view: View, plan?: number): Promise<Balance> {
  return balanceOf(await loadLines(view, plan));
}

/** Books an entry that the rule allowed, and answers with its card. */
async function book(
  work: Work,
  draft: Draft | Refusal,
  given: { on?: Moment | undefined; other?: string | undefined },
): Promise<Card | Refusal> {
  if (isRefusal(draft)) return draft;
  const day = given.on instanceof Temporal.PlainDateTime ? given.on.toPlainDate() : given.on;
  const date = day ?? today(work);
  if (Temporal.PlainDate.compare(date, today(work)) > 0)
    return refuse("not-yet", { day: { moment: date.toString() } });
  const number = await saveEntry(work, draft, { date, other: given.other });
  const entry = await loadEntry(work, number);
  if (!entry) throw new Error(`entry ${number} was not saved`);
  work.undo(says(reverse, { number }));
  const card = cards.entryCard(entry, await readBalance(work), await readBalance(work, draft.plan ?? 0));
  work.announce(card);
  return card;
}

export const received = command({
  name: "received",
  example: 'received 1500000 from:"the district"',
  args: { amount: args.money, from: args.optional(args.text), on },
  may: "book-money",
  run: (work, { amount, from, on: day }) => book(work, rules.receiveMoney(amount), { on: day, other: from }),
});

export const opening = command({
  name: "opening",
  example: "opening 120000",
  args: { amount: args.money, on },
  may: "book-money",
  async run(work, { amount, on: day }) {
    const isEmpty = (await loadLastEntry(work)) === undefined;
    return book(work, rules.openBook(amount, await readBalance(work), isEmpty), { on: day });
  },
});

export const paid = command({
  name: "paid",
  example: 'paid 23050 plan:1 to:"the hardware store"',
  args: { amount: args.money, plan: args.optional(args.number), to: args.optional(args.text), on },
  may: "book-money",
  meant: async (view, { plan }) => plan === undefined || (await view.ask(findProposal, plan)) !== undefined,
  async run(work, given) {
    const { amount, plan, to, on: day } = given;
    const planKnown = plan !== undefined && (await work.ask(findProposal, plan)) !== undefined;
    const whole = await readBalance(work);
    const ofPlan = await readBalance(work, plan ?? 0);
    const particulars = { ...(to === undefined ? {} : { to }), ...(day === undefined ? {} : { on: day }) };
    const draft = rules.payMoney({
      ...{ amount, plan, planKnown, whole, ofPlan },
      sentence: (less, of) =>
        says(paid, { amount: less, ...(of === undefined ? {} : { plan: of }), ...particulars }),
    });
    return book(work, draft, { on: day, other: to });
  },
});

export const reverse = command({
  name: "reverse",
  example: "reverse 7",
  args: { number: args.number },
  may: "book-money",
  async run(work, { number }) {
    const entry = await loadEntry(work, number);
    const draft = rules.reverseEntry(entry, await loadLines(work), number);
    if (isRefusal(draft)) return draft;
    const reversal = await saveEntry(work, draft, { date: today(work) });
    if (!entry) throw new Error(`entry ${number} is missing`);
    const card = cards.reversedCard(entry, reversal);
    work.post(card);
    return card;
  },
});

/** The four numbers of the pot, and how fresh they are. */
export async function balanceNow(view: View): Promise<Card> {
  const last = cards.lastLine(await loadLastEntry(view), view.group.zone);
  return cards.balanceCard(await readBalance(view), last);
}

export const balance = readingCommand({
  name: "balance",
  example: "balance",
  args: { plan: args.optional(args.number) },
  may: "read",
  async run(view, { plan }) {
    if (plan === undefined) return balanceNow(view);
    const last = cards.lastLine(await loadLastEntry(view), view.group.zone);
    const proposal = await view.ask(findProposal, plan);
    if (!proposal) return refuse("unknown-plan", { plan });
    const decided = cents(await loadDecided(view, plan));
    return cards.planBalanceCard(plan, proposal.title, decided, await readBalance(view, plan), last);
  },
});

export const ledger = readingCommand({
  name: "ledger",
  example: "ledger",
  args: {},
  may: "read",
  async run(view) {
    const entries = await loadEntries(view);
    const names = await loadNames(view);
    return cards.ledgerCard(
      entries,
      writeCsv(entries, (id) => names.get(id) ?? ""),
    );
  },
});

/** The decision itself promises the money, or says in the same card that there is not enough. */
export const whenDecided = reaction(proposalsDecided, async (work, decisions): Promise<Block[]> => {
  const reserved: Plan[] = [];
  const short: Block[] = [];
  for (const { number, outcome, amount: given } of decisions) {
    const amount = given ?? (await work.ask(findProposal, number))?.amount;
    if (outcome !== "accepted" || amount === undefined) continue;
    const before = await readBalance(work);
    const draft = rules.reserveMoney(amount, number, before);
    if (draft) {
      await saveEntry(work, draft, { date: today(work) });
      reserved.push({ number, amount });
    } else short.push(...cards.moneyShortBlocks(number, amount, before.free));
  }
  return [...cards.reservedBlocks(reserved, (await readBalance(work)).free), ...short];
});

export const whenFinished = reaction(planFinished, async (work, { number }): Promise<Block[]> => {
  const draft = rules.releaseMoney(number, await readBalance(work, number));
  if (!draft) return [];
  await saveEntry(work, draft, { date: today(work) });
  return cards.releasedBlocks(cards.amountOf(draft), (await readBalance(work)).free);
});

export const answerFree = answer(freeMoney, async (view) => (await readBalance(view)).free);

export const answerMoney = answer(planMoney, async (view, plan) => {
  const lines = await loadLines(view, plan);
  if (lines.length === 0) return undefined;
  const { reserved, spent } = balanceOf(lines);
  return { decided: cents(await loadDecided(view, plan)), reserved, spent };
});
