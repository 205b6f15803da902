import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { makeNeighbourhood, type Neighbourhood } from "../../support/neighbourhood.ts";
import { readsAs } from "../../support/wordings.ts";

const monthly = 'repeat us "2026-03-02T19:30 FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30"';
const daily = 'repeat me "2026-03-03T09:00 FREQ=DAILY;BYHOUR=9;BYMINUTE=0"';

describe("said to the bot", () => {
  test.each([
    [
      "herinner ons elke eerste maandag van de maand om 19.30 aan de buurtschouw",
      `${monthly} "de buurtschouw"`,
    ],
    [
      "herinner ons aan de buurtschouw elke eerste maandag van de maand om 19.30",
      `${monthly} "de buurtschouw"`,
    ],
    ["herinner mij elke dag om 9:00 aan de planten", `${daily} "de planten"`],
    ["Wil je mij elke dag om 9:00 herinneren aan de planten", `${daily} "de planten"`],
    ["herinner mij over twee uur aan de soep", 'remind me 2026-03-02T21:00:00 "de soep"'],
    ["herinner me aan de soep over twee uur", 'remind me 2026-03-02T21:00:00 "de soep"'],
    ["herinner mij aan de markt op vrijdag 6 maart om 9:00", 'remind me 2026-03-06T09:00:00 "de markt"'],
    ["herinner iedereen morgen om 9:00 aan de markt", 'remind us 2026-03-03T09:00:00 "de markt"'],
    [
      "herinner mij morgen om 9:00 eraan dat de container komt",
      'remind me 2026-03-03T09:00:00 "de container komt"',
    ],
    ["herinnering morgen om 9:00: de markt", 'remind us 2026-03-03T09:00:00 "de markt"'],
    ["wis herinnering 5", "unremind 5"],
    ["herinnering 5 mag weg", "unremind 5"],
    ["herinneringen", "reminders"],
    ["welke herinneringen zijn er?", "reminders"],
  ])("%s", (text, says) => {
    expect(readsAs(text, "nl")).toEqual([says]);
  });

  test.each([
    ["remind us every first Monday of the month at 19:30 of the walk", `${monthly} "the walk"`],
    ["remind me to water the plants every day at 9:00", `${daily} "water the plants"`],
    ["please remind me every day at 9:00 of the plants", `${daily} "the plants"`],
    ["remind me in two hours of the soup", 'remind me 2026-03-02T21:00:00 "the soup"'],
    ["remind everybody tomorrow at 9:00 of the market", 'remind us 2026-03-03T09:00:00 "the market"'],
    ["set a reminder tomorrow at 9:00: the market", 'remind us 2026-03-03T09:00:00 "the market"'],
    ["delete reminder 5", "unremind 5"],
    ["which reminders are there?", "reminders"],
  ])("%s", (text, says) => {
    expect(readsAs(text, "en")).toEqual([says]);
  });

  test("half past seven is asked back, and the past is refused", () => {
    expect(readsAs("herinner ons om half acht aan de koffie", "nl")).toEqual([
      'remind us 2026-03-02T19:30:00 "de koffie"',
      'remind us 2026-03-03T07:30:00 "de koffie"',
    ]);
    expect(readsAs("herinner ons gisteren aan de koffie", "nl")).toEqual(["past"]);
  });
});

const talk = [
  "herinner je je die dag nog?",
  "Herinner mij eraan als ik het vergeet",
  "herinner ons er nog even aan",
  "ik herinner mij morgen niets meer",
  "wie herinnert ons morgen aan de sleutel?",
  "die herinnering doet mij veel",
  "mooie herinneringen aan maandag",
  "herinner mij daar maar niet aan",
  "remind me again?",
  "that reminds me of Monday",
  "can somebody remind us?",
  "remind me why we do this",
  "I will remind us tomorrow of the key",
  "a reminder: be kind",
  "reminders are annoying",
  "remind us, who was that?",
];

describe("talk", () => {
  let database: FreshDatabase;
  let neighbourhood: Neighbourhood;

  beforeAll(async () => {
    database = await sqlite.fresh();
    neighbourhood = await makeNeighbourhood(database.url);
    await neighbourhood.says("ana", "start De Poort");
    await neighbourhood.says("ben", "hallo");
  });

  afterAll(async () => {
    await neighbourhood.close();
    await database.drop();
  });

  test.each(talk)("%s", async (line) => {
    const { heard, executed } = neighbourhood;
    const before = [heard.length, executed.length];
    await neighbourhood.says("ben", line);
    expect([heard.length, executed.length]).toEqual(before);
  });
});
