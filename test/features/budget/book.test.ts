import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWork } from "../../../src/bot/openWork.ts";
import { cents } from "../../../src/domain/money.ts";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { balanceOf, isBalanced, move, type Draft, type Line } from "../../../src/features/budget/ledger.ts";
import { payMoney, receiveMoney, reserveMoney, reverseEntry } from "../../../src/features/budget/rules.ts";
import { saveEntry } from "../../../src/features/budget/store.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { faultsIn, lexicon, openGroup, type TestGroup } from "../../support/group.ts";

describe("an entry in the cash book", () => {
  let database: FreshDatabase;
  let group: TestGroup;

  beforeEach(async () => {
    database = await sqlite.fresh();
    group = await openGroup(database.url);
    await group.says("ana", "start De Poort");
    await group.says("ben", "hallo");
    await group.says("ana", "ben is penningmeester");
    await group.says("ben", "ontvangen 100 euro van het stadsdeel");
  });

  afterEach(async () => {
    await group.close();
    await database.drop();
  });

  test("that does not sum to zero is not saved", async () => {
    const { store, engine } = group;
    const half: Draft = {
      kind: "received",
      plan: undefined,
      lines: [{ account: "free", plan: 0, cents: cents(500) }],
    };
    const saving = store.transact("test", async (tx) => {
      const now = engine.clock.now();
      const found = await tx.group.findFirstOrThrow();
      const input = { tx, now, at: now, group: { ...found, language: "nl" as const }, member: undefined };
      const { work } = openWork(lexicon, { ...input, place: undefined, files: [], draw: () => "x" });
      const date = now.toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
      await saveEntry(work, half, { date });
    });
    await expect(saving).rejects.toThrow("sum to zero");
    expect(await store.client.entry.count()).toBe(1);
    expect(await faultsIn(database.url)).toEqual([]);
  });

  test("is not taken back when its money was spent since", async () => {
    await group.says("ben", "betaald 60 voor algemeen aan de drukker");
    await group.presses("ben", "reverse 1");
    expect(group.executed.at(-1)).toMatchObject({ says: "reverse 1", refused: true });
    expect(await group.store.client.entry.count()).toBe(2);
    await group.presses("ben", "reverse 2");
    await group.presses("ben", "reverse 1");
    expect(await group.store.client.entry.count()).toBe(4);
    expect(await faultsIn(database.url)).toEqual([]);
  });
});

const amount = fc.integer({ min: 1, max: 10_000_000 }).map(cents);
const step = fc.record({ what: fc.constantFrom("receive", "reserve", "pay", "pay-plan", "reverse"), amount });

test("whatever is booked, nothing is below zero and what came in is reserved, spent and free together", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const entries: Draft[] = [];
      for (const each of steps) {
        const draft = decide(entries, each);
        if (draft && !isRefusal(draft)) entries.push(draft);
        const { received, reserved, spent, free } = balanceOf(linesOf(entries));
        expect(Math.min(received, reserved, spent, free)).toBeGreaterThanOrEqual(0);
        expect(reserved + spent + free).toBe(received);
        expect(entries.every(({ lines }) => isBalanced(lines))).toBe(true);
      }
    }),
  );
});

function linesOf(entries: readonly Draft[]): Line[] {
  return entries.flatMap(({ lines }) => lines);
}

function decide(
  entries: readonly Draft[],
  { what, amount: of }: { what: string; amount: typeof amount extends fc.Arbitrary<infer A> ? A : never },
) {
  const all = linesOf(entries);
  const whole = balanceOf(all);
  const ofPlan = balanceOf(all.filter((line) => line.plan === 1));
  if (what === "receive") return receiveMoney(of);
  if (what === "reserve") return reserveMoney(of, 1, whole);
  if (what === "reverse") {
    const number = (of % Math.max(1, entries.length)) + 1;
    const entry = entries[number - 1];
    const reversal = entries.findIndex(({ reverses }) => reverses === number);
    const reversedBy = reversal < 0 ? undefined : reversal + 1;
    return reverseEntry(entry && { ...entry, number, reversedBy }, all, number);
  }
  const plan = what === "pay" ? undefined : 1;
  return payMoney({ amount: of, plan, planKnown: true, whole, ofPlan, sentence: () => "" });
}

test("nothing is moved by an entry of nothing", () => {
  const [free, spent] = [{ account: "free", plan: 0 } as const, { account: "spent", plan: 0 } as const];
  expect(() => move(cents(0), free, spent)).toThrow("more than nothing");
  expect(() => move(cents(-1), free, spent)).toThrow("more than nothing");
});
