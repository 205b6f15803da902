import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NotYet, type Adapter } from "../../src/chat/adapter.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import {
  beginGroup,
  group,
  makeNeighbourhood,
  platformOf,
  type Neighbourhood,
} from "../support/neighbourhood.ts";

let neighbourhood: Neighbourhood;
let database: FreshDatabase;

const says = (who: string, text: string) => neighbourhood.says(who, text);
const inGroup = () => neighbourhood.heard.filter(({ to }) => to === "group").map(({ text }) => text);
const did = () => neighbourhood.executed.map((each) => each.says);

/** The platform as it was, with this changed. */
function change(other: (adapter: Adapter) => Partial<Adapter>): void {
  const adapter = platformOf(neighbourhood);
  Object.assign(adapter, other({ ...adapter }));
}

beforeEach(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  await beginGroup(neighbourhood, "bankje bij de poort, 250 euro");
});

afterEach(async () => {
  await neighbourhood.close();
  await database.drop();
});

describe("a platform that takes nothing for hours", () => {
  test("loses no card and no order", async () => {
    let isAway = true;
    change((adapter) => ({
      send: (...given) => (isAway ? Promise.reject(new NotYet(30)) : adapter.send(...given)),
    }));
    const before = inGroup().length;
    await says("dina", "hoeveel is er nog?");
    await says("dina", "idee: bloembak, 40 euro");
    for (let minutes = 5; minutes < 200; minutes += 5) {
      await neighbourhood.moveClock(
        `2026-03-02T${19 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:00+01:00`,
      );
    }
    expect(inGroup()).toHaveLength(before);
    isAway = false;
    await neighbourhood.moveClock("2026-03-02T23:00:00+01:00");
    const said = inGroup().slice(before);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain("Vrij");
    expect(said[1]).toContain("bloembak");
  });
});

describe("where nobody can be told something alone", () => {
  beforeEach(() => {
    change(() => ({ whispers: undefined }) as unknown as Partial<Adapter>);
  });

  test("so many receipts that the platform takes no more signs become one line", async () => {
    let signs = 0;
    change(() => ({ react: () => (++signs > 1 ? Promise.reject(new NotYet(30)) : Promise.resolve()) }));
    const before = inGroup().length;
    for (const person of ["ana", "ben", "dina"]) await says(person, "steun 1");
    await neighbourhood.moveClock("2026-03-02T19:20:00+01:00");
    const lines = inGroup().filter((text) => text.includes("gelezen"));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("\n")).toMatch(/[12] bericht/);
    expect(inGroup().length).toBeGreaterThan(before);
  });

  test("what a sign is refused is not said aloud", async () => {
    await says("ana", "stemming 1 tot vrijdag 20:00");
    const on = (await neighbourhood.store.client.message.findFirst({ where: { about: "poll/1" } }))?.message;
    await neighbourhood.moveClock("2026-03-06T20:00:00+01:00");
    const before = inGroup();
    await neighbourhood.says("cem", "vote 1 yes", { how: "polled", ...(on ? { on } : {}) });
    const after = inGroup().slice(before.length);
    expect(after.join("\n")).not.toContain("gesloten sinds");
    expect(neighbourhood.executed.at(-1)).toMatchObject({ says: "vote 1 yes", refused: true });
  });
});

describe("an option of a poll on the platform", () => {
  let on: string;

  beforeEach(async () => {
    await says("ana", "stemming 1 tot vrijdag 20:00");
    const row = await neighbourhood.store.client.message.findFirst({ where: { about: "poll/1" } });
    on = row?.message ?? "";
  });

  test("is known by its label, and withdrawn by it", async () => {
    await neighbourhood.says("dina", "Nee", { how: "polled", on });
    expect(did().at(-1)).toBe("vote 1 no");
    await neighbourhood.says("dina", "Nee", { how: "polled", on, undone: true });
    expect(did().at(-1)).toBe("unvote 1");
    const before = did().length;
    await neighbourhood.says("dina", "Misschien", { how: "polled", on });
    expect(did()).toHaveLength(before);
  });

  test("says its sentence, as a button does, and grants nothing", async () => {
    await neighbourhood.says("dina", "vote 1 yes", { how: "polled", on });
    expect(did().at(-1)).toBe("vote 1 yes");
    await neighbourhood.says("dina", 'paid 1000 to:"de drukker"', { how: "polled", on });
    expect(neighbourhood.executed.at(-1)).toMatchObject({ refused: true });
  });

  test("that arrives late does not change what the same person said after it", async () => {
    const { bot, engine } = neighbourhood;
    const early = engine.clock.now();
    await says("dina", "nee 1");
    const what = { how: "polled", on, text: "vote 1 yes", addressed: false } as const;
    await bot.receive({ ...what, id: "late", at: early, place: group, author: { id: "dina" } });
    await bot.settled();
    expect(neighbourhood.executed.at(-1)).toMatchObject({ says: "vote 1 yes", refused: true });
    const poll = await neighbourhood.store.client.poll.findFirst();
    expect(JSON.parse(poll?.tally ?? "")).toMatchObject({ no: 1 });
  });
});
