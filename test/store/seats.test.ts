import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeSeats, waitForSeats, type Held } from "../../src/store/seats.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { databases, postgresql, sqlite, type FreshDatabase } from "../support/databases.ts";

const beat = 40;
/** Longer than a holder that stands still is waited for. */
const longEnough = 60 * beat;

let database: FreshDatabase;
let stores: Store[];

async function open(count: number, kind = databases.at(-1) ?? sqlite): Promise<Store[]> {
  database = await kind.fresh();
  stores = [];
  for (let index = 0; index < count; index += 1) stores.push(await openStore(database.url));
  return stores;
}

const forever = (): AbortSignal => AbortSignal.timeout(longEnough);

afterEach(async () => {
  for (const store of stores) await store.close();
  await database.drop();
});

describe.each(databases)("a seat on $name", (kind) => {
  test("is taken, left and taken again", async () => {
    const [store] = await open(1, kind);
    if (!store) throw new Error("no store");
    const first = await takeSeats(store, ["tower/0"], beat);
    expect(first?.lost.aborted).toBe(false);
    await first?.leave();
    const second = await takeSeats(store, ["tower/0"], beat);
    await pause(4 * beat);
    expect(second?.lost.aborted).toBe(false);
    await second?.leave();
  });
});

describe.skipIf(!databases.includes(postgresql))("a seat that several processes want", () => {
  let one: Store;
  let two: Store;

  beforeEach(async () => {
    const opened = await open(2, postgresql);
    if (!opened[0] || !opened[1]) throw new Error("no store");
    [one, two] = [opened[0], opened[1]];
  });

  test("is held by one, as long as it shows that it is there", async () => {
    const held = await takeSeats(one, ["tower/0"], beat);
    const waiting = waitForSeats(two, ["tower/0"], AbortSignal.timeout(20 * beat), beat);
    expect(await waiting).toBeUndefined();
    expect(held?.lost.aborted).toBe(false);
    await held?.leave();
  });

  test("is the next one's as soon as it was left", async () => {
    const held = await takeSeats(one, ["tower/0"], beat);
    const waiting = waitForSeats(two, ["tower/0"], forever(), beat);
    await pause(3 * beat);
    await held?.leave();
    const next = await waiting;
    expect(next).toBeDefined();
    expect(held?.lost.aborted).toBe(false);
    await next?.leave();
  });

  test("is the next one's when its holder is gone without a word", async () => {
    // A holder that beats only once an hour is, to the other, one that was killed.
    const gone = await takeSeats(one, ["tower/0"], 3_600_000);
    const next = await waitForSeats(two, ["tower/0"], forever(), beat);
    expect(next).toBeDefined();
    await gone?.leave();
    // Who lost it cannot free it for others any more.
    expect(await takeSeats(one, ["tower/0"], beat)).toBeUndefined();
    await next?.leave();
  });

  test("is lost to its holder when another one took it, and when the database cannot be reached", async () => {
    const held = await takeSeats(one, ["tower/0"], beat);
    await two.client.seat.updateMany({ data: { fence: { increment: 1 } } });
    await expect.poll(() => held?.lost.aborted, { timeout: longEnough }).toBe(true);
    const other = await takeSeats(one, ["tower/1"], beat);
    await database.drop();
    await expect.poll(() => other?.lost.aborted, { timeout: longEnough }).toBe(true);
    database = await postgresql.fresh();
  });

  test("is taken with all others that are needed, or none of them", async () => {
    const held = await takeSeats(one, ["tower/1"], beat);
    expect(await takeSeats(two, ["tower/0", "tower/1"], beat)).toBeUndefined();
    const free = await takeSeats(two, ["tower/0"], beat);
    expect(free).toBeDefined();
    await held?.leave();
    await free?.leave();
  });

  test("never has two holders, however they take turns", async () => {
    const third = await openStore(database.url);
    stores.push(third);
    let holders = 0;
    let turns = 0;
    const end = AbortSignal.timeout(longEnough);
    await Promise.all(
      [one, two, third].map(async (store, index) => {
        for (let turn = 0; turn < 6; turn += 1) {
          const held: Held | undefined = await waitForSeats(store, ["tower/0"], end, 5 + index);
          if (!held) return;
          expect((holders += 1)).toBe(1);
          await pause(7 * index);
          expect((holders -= 1)).toBe(0);
          turns += 1;
          await held.leave();
        }
      }),
    );
    expect(turns).toBe(18);
  });
});
