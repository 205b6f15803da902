import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../../support/commandline.ts";
import { playConversation } from "../../support/conversation.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { plainJournal } from "../../support/firstConversation.ts";
import { openFakeDiscord, type FakeDiscord } from "./fake/discord.ts";
import type { Channel, Message, User } from "./fake/state.ts";
import { startProgram, type Program } from "./program.ts";
import { until, wait } from "./server.ts";

let database: FreshDatabase;
let scripted: FreshDatabase;
let fake: FakeDiscord;
let program: Program | undefined;
let now = Temporal.Instant.from("2026-03-02T19:00:00+01:00");

beforeAll(async () => {
  [database, scripted] = [await sqlite.fresh(), await sqlite.fresh()];
  fake = await openFakeDiscord({ now: () => now.epochMilliseconds });
});

afterAll(async () => {
  await program?.kill();
  await fake.close();
  await database.drop();
  await scripted.drop();
});

/** The program at this time; before that it ends, as its clock stands still. */
async function beginAt(time: string): Promise<void> {
  if (program) expect(await program.stop()).toBe(0);
  now = Temporal.Instant.from(time);
  program = await startProgram({
    ...{ DATABASE_URL: database.url, HELD_AT: now.toString() },
    ...{ DISCORD_BOT_TOKEN: fake.state.token, DISCORD_API_URL: fake.address },
  });
  await quiet();
}

/** How many sentences this program has carried out or refused. */
function carriedOut(): number {
  return program?.log().match(/"event":"(?:said|refused)"/g)?.length ?? 0;
}

/** Does something that says one sentence, and waits until it was carried out and told. */
async function oneSentence(work: () => unknown): Promise<void> {
  const before = carriedOut();
  work();
  await until(() => carriedOut() > before);
  await quiet();
}

/** Waits until nothing more is asked of Discord. */
async function quiet(): Promise<void> {
  for (let still = 0, seen = -1; still < 3; still += 1) {
    if (seen !== fake.state.asked.length) still = 0;
    seen = fake.state.asked.length;
    await wait(50);
  }
}

interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Who is suggested as somebody to get a role, as soon as anybody is. */
async function suggestedFor(who: User, channel: Channel, typed: string): Promise<Choice | undefined> {
  for (let tries = 0; tries < 50; tries += 1) {
    const suggested = fake.suggest(who, channel, "role", "member", typed);
    await until(() => suggested.callback !== undefined);
    const [choice] = suggested.callback?.data["choices"] as readonly Choice[];
    if (choice) return choice;
    await wait(100);
  }
  return undefined;
}

const ownIn = (channel: Channel): Message[] =>
  [...fake.state.messages.values()].filter(
    (each) => each.channel === channel.id && each.author === fake.state.bot.id && each.onlyFor === undefined,
  );

test(
  "the first conversation in slash commands and buttons leaves the same journal as its script",
  { timeout: 90_000 },
  async () => {
    const permissions = 1n << 3n;
    const ana = fake.addUser("ana", { permissions });
    const [ben, cem, dina, eva] = ["ben", "cem", "dina", "eva"].map((name) => fake.addUser(name)) as [
      User,
      User,
      User,
      User,
    ];
    const guild = fake.addGuild("Hart voor de K-buurt", ana, [ben, cem, dina, eva]);
    const channel = fake.addChannel(guild, "buurt");
    const says = async (who: User, name: string, options: Record<string, string | number> = {}) =>
      oneSentence(() => fake.command(who, channel, name, options));
    /** The newest card with this text, as soon as it is there. */
    const card = async (...texts: readonly string[]): Promise<Message> => {
      const find = (): Message | undefined =>
        ownIn(channel).findLast((message) => texts.every((text) => message.text.includes(text)));
      await until(() => find() !== undefined);
      return find() ?? Promise.reject(new Error(`there is no card ${texts.join()}`));
    };
    const presses = async (who: User, on: string, label: string): Promise<void> => {
      const message = await card(on);
      const buttons = message.components.flatMap(({ components }) => [...components]);
      const button = buttons.find((each) => "label" in each && each.label === label);
      await oneSentence(() => fake.press(who, message, button?.custom_id ?? ""));
    };

    await beginAt("2026-03-02T19:00:00+01:00");
    await says(ana, "start", { name: "Hart voor de K-buurt" });
    fake.write(ben, channel, "hallo allemaal");
    await quiet();
    const choice = await suggestedFor(ana, channel, "be");
    expect(choice?.name).toBe("Ben");
    await says(ana, "role", { member: choice?.value ?? "", role: "treasurer" });
    await says(ben, "received", { amount: "15.000 euro", from: "stadsdeel Zuidoost" });
    await says(cem, "idea", { title: "bankje bij de speeltuin", amount: "250 euro" });
    await says(dina, "support", { number: 1 });
    await presses(eva, "Idee 1", "Steun");
    await says(cem, "balance");
    await says(ana, "open", { number: 1, until: "vrijdag 20:00" });
    await says(cem, "vote", { number: 1, choice: "ja" });
    await presses(dina, "Stemming 1", "Ja");
    await says(eva, "vote", { number: 1, choice: "nee", because: "te duur" });
    await says(eva, "vote", { number: 1, choice: "ja" });
    const poll = await card("Stemming 1");
    await oneSentence(() => fake.react(ben, poll, "👍"));
    await card("Stemming 1", "4 ja, 0 nee");
    await beginAt("2026-03-05T20:00:00+01:00");
    await beginAt("2026-03-06T20:00:00+01:00");
    await card("is gesloten", "aangenomen");
    await says(cem, "vote", { number: 1, choice: "ja" });
    await says(ben, "paid", { amount: "230,50", plan: 1, to: "de bouwmarkt" });
    await says(ben, "finish", { number: 1 });
    await says(cem, "balance");
    await says(cem, "paid", { amount: "10 euro", plan: 1 });
    await says(cem, "balance");
    await says(ana, "meeting", { at: "dinsdag 10 maart 19:30", place: "het Kraaiennest" });
    await presses(eva, "Vergadering 2", "Ik kom");
    await says(cem, "repeat", {
      ...{ who: "us", each: "elke eerste maandag van de maand om 19.30", what: "de buurtschouw" },
    });
    for (const time of [
      "2026-03-09T19:30:00+01:00",
      "2026-03-10T17:30:00+01:00",
      "2026-04-06T19:30:00+02:00",
    ]) {
      await beginAt(time);
    }
    await card("Herinnering: de buurtschouw", "De volgende keer is maandag 4 mei");
    expect([...fake.state.events.values()].map(({ name, location }) => [name, location])).toEqual([
      [expect.stringContaining("Vergadering 2"), "het Kraaiennest"],
    ]);
    expect(fake.state.asked.filter(({ status }) => status >= 400)).toEqual([]);
    expect(await program?.stop()).toBe(0);
    program = undefined;

    await playConversation("first.jsonl", { database: scripted.url, language: "nl", profile: "buttons" });
    const same = await plainJournal(scripted.url);
    expect(await plainJournal(database.url)).toBe(same);
    expect(same.split("\n").length).toBeGreaterThan(25);
    expect((await runCommand("verify", "--database", database.url)).code).toBe(0);
  },
);
