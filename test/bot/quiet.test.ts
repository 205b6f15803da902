import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import { Undeliverable } from "../../src/chat/adapter.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import {
  beginGroup,
  group,
  makeNeighbourhood,
  platformOf,
  privately,
  type Neighbourhood,
} from "../support/neighbourhood.ts";

let neighbourhood: Neighbourhood;
let database: FreshDatabase;

const says = (who: string, text: string) => neighbourhood.says(who, text);
const heardIn = (to: string) =>
  neighbourhood.heard.filter((heard) => heard.to === to).map(({ text }) => text);

/** The script's platform with something else about it. */
function change(other: Partial<Record<keyof Adapter, unknown>>): void {
  Object.assign(platformOf(neighbourhood), other);
}

beforeEach(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  await beginGroup(neighbourhood, "bankje, 250 euro");
});

afterEach(async () => {
  await neighbourhood.close();
  await database.drop();
});

describe("where nobody can be told something alone", () => {
  beforeEach(() => change({ whispers: undefined }));

  test("a receipt is a sign under the message where the platform has signs", async () => {
    const signs: string[] = [];
    change({
      react: (_place: unknown, message: string, sign: string) =>
        Promise.resolve(signs.push(`${message} ${sign}`)),
    });
    const before = heardIn("group").length;
    await says("dina", "steun 1");
    expect(signs).toHaveLength(1);
    expect(signs[0]).toMatch(/^dina-\d+ ✅$/);
    expect(
      heardIn("group")
        .slice(before)
        .every((text) => text.startsWith("Idee 1")),
    ).toBe(true);
  });

  test("else one line counts the receipts, at most every ten minutes", async () => {
    await says("dina", "steun 1");
    await says("ben", "steun 1");
    await says("ana", "steun 1");
    const lines = () => heardIn("group").filter((text) => text.includes("gelezen"));
    expect(lines()).toHaveLength(1);
    await neighbourhood.moveClock("2026-03-02T19:12:00+01:00");
    expect(lines()).toEqual([
      "1 bericht gelezen. Schrijf mij privé voor een eigen antwoord.",
      "2 berichten gelezen. Schrijf mij privé voor een eigen antwoord.",
    ]);
  });

  test("a question and a refusal are said aloud, and non-voters get one line without names", async () => {
    await says("cem", "steun 1");
    expect(heardIn("group").at(-1)).toBe("Idee 1 is van jou. Jouw steun telt al.");
    await says("ana", "stemming 1 tot vrijdag 20:00");
    await says("cem", "ja 1");
    await neighbourhood.moveClock("2026-03-05T20:00:00+01:00");
    const reminders = heardIn("group").filter((text) => text.startsWith("Stemming 1: nog"));
    expect(reminders).toEqual([
      "Stemming 1: nog 3 stemmen mogelijk.\nHet kan tot vrijdag 6 maart, 20.00 uur.",
    ]);
  });

  test("a ballot paper is not shown to the group", async () => {
    await says("ana", "ben is penningmeester");
    await says("ben", "ontvangen 1.000 euro van het stadsdeel");
    await says("dina", "idee: bomen, 300 euro");
    await says("ana", "budgetronde 1 en 2 tot vrijdag 20:00");
    const before = heardIn("group").length;
    await says("dina", "3: 2");
    await says("dina", "!mijn briefje 3");
    const told = heardIn("group").slice(before).join("\n");
    expect(told).toContain("Je briefje laat ik alleen jou zien. Stuur mij een privébericht: “!briefje 3”.");
    expect(told).not.toContain("Je koos");
    await neighbourhood.says("dina", "briefje 3", { place: privately("dina") });
    expect(heardIn("dina").at(-1)).toContain("Je koos 2.");
  });

  test("who wrote in private before is told there", async () => {
    await neighbourhood.says("dina", "help", { place: privately("dina") });
    const before = heardIn("dina").length;
    await says("ana", "stemming 1 tot vrijdag 20:00");
    await neighbourhood.moveClock("2026-03-05T20:00:00+01:00");
    expect(heardIn("dina").slice(before)[0]).toContain("Je kunt nog stemmen over 1");
  });
});

test("a message that a chat refuses for good is told to the board", async () => {
  await neighbourhood.says("ana", "help", { place: privately("ana") });
  const before = { ...platformOf(neighbourhood) };
  change({
    send: (...[place, card, replacing]: Parameters<Adapter["send"]>) =>
      place.channel === "group"
        ? Promise.reject(new Undeliverable("no member"))
        : before.send(place, card, replacing),
  });
  await says("cem", "idee: een boom");
  expect(heardIn("ana").at(-1)).toContain("Een bericht van mij kwam niet aan");
});

describe("storms", () => {
  test("twenty sentences a minute are answered, then one kind word, then nothing", async () => {
    const bot = neighbourhood.bot;
    const at = neighbourhood.engine.clock.now();
    const before = neighbourhood.executed.length;
    for (let count = 0; count < 30; count += 1) {
      const said = { id: `storm-${count}`, at, place: group, author: { id: "dina", name: "Dina" } };
      await bot.receive({ ...said, how: "typed", addressed: false, text: "hoeveel is er nog?" });
    }
    await bot.settled();
    expect(neighbourhood.executed.length - before).toBe(20);
    expect(heardIn("dina").filter((text) => text.startsWith("Dat gaat me te snel"))).toHaveLength(1);
    await says("ben", "hoeveel is er nog?");
    expect(neighbourhood.executed.length - before).toBe(21);
    await neighbourhood.moveClock("2026-03-02T19:10:00+01:00");
    await says("dina", "hoeveel is er nog?");
    expect(neighbourhood.executed.length - before).toBe(22);
  });

  test("another program is never heard", async () => {
    const before = neighbourhood.executed.length;
    const author = { id: "robot", name: "Robot", automatic: true } as const;
    await neighbourhood.says("robot", "idee: een robot in de straat", { author });
    expect(neighbourhood.executed.length).toBe(before);
  });

  test("what fails three times is parked, said so, and holds up nobody", async () => {
    const { store } = neighbourhood;
    const transact = store.transact.bind(store);
    Object.assign(store, { transact: () => Promise.reject(new Error("broken")) });
    await says("dina", "steun 1");
    Object.assign(store, { transact });
    await neighbourhood.bot.tick();
    await neighbourhood.bot.settled();
    expect(await store.client.delivery.count({ where: { parked: true } })).toBe(1);
    expect(heardIn("dina").at(-1)).toContain("Dat ging bij mij mis");
    await says("ben", "steun 1");
    expect(neighbourhood.executed.at(-1)?.says).toBe("support 1");
  });
});
