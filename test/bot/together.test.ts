import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeLines } from "../../src/domain/lines.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";
import { faultsIn, openGroup, type TestGroup } from "../support/group.ts";

const voters = Array.from({ length: 20 }, (_, index) => `buur${index}`);

describe.each(databases)("several sentences that wait, on $name", ({ fresh }) => {
  let database: FreshDatabase;
  let group: TestGroup;
  let transactions: number;
  /** A member whose vote the database will not take. */
  let broken: string | undefined;

  beforeEach(async () => {
    database = await fresh();
    const store = await openStore(database.url);
    group = await openGroup(database.url, { store: watched(store) });
    await group.says("ana", "start De Poort");
    for (const voter of voters) await group.says(voter, "hallo allemaal");
    await group.says("ana", "idee: bankje, 250 euro");
    await group.says("ana", "stemming 1");
    transactions = 0;
    broken = undefined;
  });

  afterEach(async () => {
    await group.close();
    await database.drop();
  });

  function watched(store: Store): Store {
    return {
      ...store,
      transact(lock, work) {
        transactions += 1;
        return store.transact(lock, async (tx) => {
          const result = await work(tx);
          const isBroken =
            broken !== undefined && (await tx.ballot.count({ where: { memberId: broken } })) > 0;
          if (isBroken) throw new Error("the disk is full");
          return result;
        });
      },
    };
  }

  async function everybodyVotes(): Promise<void> {
    await Promise.all(voters.map((voter) => group.types(voter, "stem 1 ja")));
    await group.bot.settled();
  }

  test("are said in a few transactions, each with its own row and its own answer", async () => {
    await everybodyVotes();
    expect(transactions).toBeLessThan(5);
    const rows = await group.store.client.journal.findMany({ where: { command: "vote" } });
    expect(rows).toHaveLength(voters.length);
    const receipts = group.sent.filter(({ text }) => text.startsWith("Ik heb je stem over 1: ja."));
    expect(receipts.map(({ place }) => place.person).sort()).toEqual([...voters].sort());
    expect(await faultsIn(database.url)).toEqual([]);
  });

  test("are said by themselves where one of them fails, and nobody else notices", async () => {
    const person = { aliases: { some: { author: "buur7" } } };
    broken = (await group.store.client.member.findFirstOrThrow({ where: { person } })).id;
    await everybodyVotes();
    const ballots = await group.store.client.ballot.findMany();
    expect(ballots.map(({ memberId }) => memberId)).not.toContain(broken);
    expect(ballots).toHaveLength(voters.length - 1);
    expect(await group.store.client.delivery.count({ where: { parked: true } })).toBe(1);
    // Only the broken one was tried again: twice, and then parked.
    expect(group.log.filter((line) => /"(failed|parked)"/.test(line))).toHaveLength(3);
    expect(await faultsIn(database.url)).toEqual([]);
  });

  test("that are refused change nothing for the others", async () => {
    const said = voters.map((voter, index) =>
      group.types(voter, index % 2 === 0 ? "stem 1 ja" : "stem 9 ja"),
    );
    await Promise.all(said);
    await Promise.all(voters.map((voter) => group.types(voter, "!stem 9 ja")));
    await group.bot.settled();
    expect(await group.store.client.ballot.count()).toBe(voters.length / 2);
    expect(group.executed.filter(({ refused }) => refused)).toHaveLength(voters.length);
    expect(await faultsIn(database.url)).toEqual([]);
  });
});

describe("a line", () => {
  test("does at once what stands next to each other, and never overtakes", async () => {
    const lines = makeLines();
    const done: string[] = [];
    const all = (items: readonly string[]): Promise<string[]> => {
      done.push(items.join("+"));
      return Promise.resolve(items.map((item) => item.toUpperCase()));
    };
    const answers = [
      lines.together("here", "a", all),
      lines.together("here", "b", all),
      lines.inLine("here", () => Promise.resolve(void done.push("between"))),
      lines.together("here", "c", all),
      lines.together("there", "d", all),
      lines.together("here", "e", all),
    ];
    expect(await Promise.all(answers)).toEqual(["A", "B", undefined, "C", "D", "E"]);
    expect(done.filter((each) => each !== "d")).toEqual(["a+b", "between", "c+e"]);
  });

  test("tells everybody when what they waited for fails, and goes on", async () => {
    const lines = makeLines();
    const fails = (): Promise<never[]> => Promise.reject(new Error("no"));
    const asked = [lines.together("here", 1, fails), lines.together("here", 2, fails)];
    const told = await Promise.allSettled(asked);
    expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await lines.inLine("here", () => Promise.resolve("on"))).toBe("on");
  });
});
