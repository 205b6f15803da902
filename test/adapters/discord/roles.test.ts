import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyGroups } from "../../../src/bot/verify.ts";
import { writePlainJournals } from "../../../src/bot/writeJournal.ts";
import { makeLexicon } from "../../../src/bot/lexicon.ts";
import { features } from "../../../src/features/index.ts";
import type { Message } from "./fake/state.ts";
import { openServer, type Server } from "./server.ts";

let server: Server;
let treasurers = "";

beforeEach(async () => {
  server = await openServer({
    before: (fake) => {
      const [guild] = fake.state.guilds.values();
      if (guild) treasurers = fake.addRole(guild, "Penningmeesters <💶>");
    },
  });
  await server.commands("ana", "start", { name: "De Poort" });
});

afterEach(async () => {
  await server.close();
});

const bot = (): string => `<@${server.fake.state.bot.id}>`;
const says = (): string[] => server.executed.map(({ says: sentence }) => sentence);
const shown = (): string[] => server.shown().map(({ text }) => text);
const counted = (words: string): number => shown().filter((text) => text.includes(words)).length;
const treasurer = async (): Promise<readonly string[]> => {
  const held = await server.store.client.role.findMany({
    where: { role: "treasurer" },
    include: { member: true },
  });
  return held.map(({ member }) => member.name ?? "");
};

async function writes(who: "ana" | "ben" | "cem", text: string): Promise<void> {
  server.fake.write(server.people[who], server.channel, text);
  await server.settled();
}

test("a mentioned role is mapped; who has it gets the task, and loses it when Discord no longer says so", async () => {
  const { ben, dina } = server.people;
  await writes("ana", `${bot()} koppel rol <@&${treasurers}> aan penningmeester`);
  expect(says().at(-1)).toBe(`map-role "@Penningmeesters 💶 <${treasurers}>" treasurer`);
  expect(shown().at(-1)).toContain("Wie de rol \\@Penningmeesters 💶 heeft, is hier penningmeester");

  const early = await server.commands("ben", "received", { amount: "10 euro" });
  expect((early.original as Message).text).toContain("alleen de penningmeester");

  ben.roles.add(treasurers);
  await server.commands("ben", "received", { amount: "10 euro" });
  expect(await treasurer()).toEqual(["Ben"]);
  expect(says().at(-1)).toMatch(/^received 1000/);
  await writes("ben", `${bot()} ontvangen 20 euro van de buurt`);
  expect(counted("Ben is nu penningmeester")).toBe(1);
  expect(counted("Dat komt door de rol \\@Penningmeesters 💶")).toBe(1);

  ben.roles.delete(treasurers);
  const late = await server.commands("ben", "received", { amount: "30 euro" });
  expect((late.original as Message).text).toContain("alleen de penningmeester");
  expect(await treasurer()).toEqual([]);
  await server.commands("ben", "members");
  expect(counted("Ben is geen penningmeester meer")).toBe(1);

  // A role that nobody mapped gives nothing.
  dina.roles.add("1");
  await server.commands("dina", "members");
  expect(await treasurer()).toEqual([]);
  const verified = await server.store.client.$transaction((tx) =>
    verifyGroups(makeLexicon(features).features, tx as never, []),
  );
  expect(verified.flatMap(({ faults }) => faults)).toEqual([]);
  const [plain] = await server.store.client.$transaction((tx) => writePlainJournals(tx as never, undefined));
  const written = plain?.lines.join("\n") ?? "";
  expect(written).toMatch(/ map-role #\d+ treasurer \[\["mapping","#\d+\/#\d+\/#\d+","treasurer"\]\]/);
  expect(written).not.toMatch(new RegExp(`discord|Penningmeesters|${treasurers}|${server.guild.id}`));
});

test("the command lets one choose the role from Discord's own list, and another takes it back", async () => {
  await server.commands("ana", "map-role", { "platform-role": treasurers, role: "treasurer" });
  expect(says().at(-1)).toBe(`map-role "@Penningmeesters 💶 <${treasurers}>" treasurer`);
  server.people.ben.roles.add(treasurers);
  await server.commands("ben", "members");
  expect(await treasurer()).toEqual(["Ben"]);
  await server.commands("ana", "unmap-role", { "platform-role": treasurers });
  expect(await treasurer()).toEqual([]);
  expect(shown().at(-1)).toContain("Ben is geen penningmeester meer");
  await server.commands("ben", "members");
  expect(await treasurer()).toEqual([]);
  await server.commands("ana", "oops");
  await server.commands("ben", "members");
  expect(await treasurer()).toEqual(["Ben"]);
});

test("only who gives roles may map one, what everybody has is no role, and a private chat tells none", async () => {
  const { fake, guild, people } = server;
  const refused = await server.commands("ben", "map-role", {
    "platform-role": treasurers,
    role: "treasurer",
  });
  expect((refused.original as Message).text).toContain("Dat mag jij hier niet");
  guild.roles.set(guild.id, "@everyone");
  const all = await server.commands("ana", "map-role", { "platform-role": guild.id, role: "board" });
  expect((all.original as Message).text).toContain("Welke rol is dat?");
  expect(await server.store.client.roleMapping.count()).toBe(0);
  await server.commands("ana", "map-role", { "platform-role": treasurers, role: "treasurer" });
  people.ben.roles.add(treasurers);
  await server.commands("ben", "members");
  people.ben.roles.delete(treasurers);
  fake.writeAlone(people.ben, "wie is wie");
  await server.settled();
  expect(await treasurer()).toEqual(["Ben"]);
});
