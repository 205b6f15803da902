import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import type { Role } from "../src/domain/roles.ts";
import { handleDue } from "../src/bot/handle.ts";
import { sqlite, type FreshDatabase } from "./support/databases.ts";
import { group, makeNeighbourhood, privately, type Neighbourhood } from "./support/neighbourhood.ts";

const people = {
  chair: "ana",
  secretary: "bo",
  treasurer: "ben",
  board: "cem",
  resident: "dina",
  audit: "eva",
  supporter: "wil",
} as const satisfies Record<Role | "resident", string>;

type Sayer = keyof typeof people;

const everybody = Object.keys(people) as Sayer[];
const residents = everybody.filter((sayer) => sayer !== "supporter");
const board: readonly Sayer[] = ["chair", "secretary", "treasurer", "board"];

/** Who may say what, reviewed by hand; what a platform tells nobody can say: whoever is not named is refused. A command without a row fails. */
const table: Readonly<Record<string, readonly Sayer[] | "clock" | "platform">> = {
  start: everybody, // refused by its rule where a group is
  welcome: everybody,
  role: [...board, "supporter"], // a supporter only while there is no board: its rule
  unrole: [...board, "supporter"],
  "map-role": [...board, "supporter"], // a supporter only while there is no board: its rule
  "unmap-role": [...board, "supporter"],
  "follow-roles": "platform",
  leave: everybody,
  members: everybody,
  stop: everybody,
  resume: everybody,
  "invite-chat": board,
  connect: everybody,
  "speak-here": board,
  "link-me": everybody,
  merge: "clock",
  "speak-to-me": everybody,
  idea: residents,
  support: residents,
  unsupport: residents,
  withdraw: residents, // their own, or the board: its rule
  finish: residents, // their own, or the board: its rule
  ideas: everybody,
  open: board,
  question: board,
  round: board,
  vote: residents,
  ballot: residents,
  give: residents,
  paper: everybody, // only who may vote in that round: its rule
  unvote: residents,
  extend: board,
  cancel: board,
  close: "clock",
  "remind-voters": "clock",
  polls: everybody,
  decisions: everybody,
  why: everybody,
  "whole-why": everybody,
  received: ["treasurer"],
  opening: ["treasurer"],
  paid: ["treasurer"],
  reverse: ["treasurer"],
  balance: everybody,
  ledger: everybody,
  meeting: board,
  attend: residents,
  point: residents,
  unpoint: residents, // their own, or the board: its rule
  move: board,
  "call-off": board,
  "remind-meeting": "clock",
  agenda: everybody,
  meetings: everybody,
  repeat: residents,
  remind: residents,
  unremind: residents, // their own, or the board those of the group: its rule
  "tell-reminder": "clock",
  reminders: everybody,
  agreements: everybody,
  "all-agreements": everybody,
  set: board,
  allow: board,
  say: everybody,
  drop: everybody,
  oops: everybody,
  join: everybody,
  help: everybody,
  overview: everybody,
  show: everybody,
  "my-data": everybody,
  "forget-me": everybody, // asks first; the last of the board stays: its rule
};

let neighbourhood: Neighbourhood;
let database: FreshDatabase;

beforeAll(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  await neighbourhood.says("ana", "start De Poort");
  for (const person of Object.values(people)) await neighbourhood.says(person, "hallo");
  for (const role of ["secretary", "treasurer", "board", "audit", "supporter"] as const) {
    await neighbourhood.says("ana", `${people[role]} is ${spoken[role]}`);
  }
});

const spoken = {
  secretary: "secretaris",
  treasurer: "penningmeester",
  board: "bestuur",
  audit: "kascommissie",
  supporter: "ondersteuner",
};

afterAll(async () => {
  await neighbourhood.close();
  await database.drop();
});

/** Whether somebody was told that they may not say this, or that only the clock says it. */
async function isForbidden(person: string, says: string): Promise<boolean> {
  const before = neighbourhood.heard.length;
  await neighbourhood.presses(person, says);
  const told = neighbourhood.heard.slice(before).map(({ text }) => text);
  return told.some((text) =>
    /^(Dat mag jij hier niet|Dat doe ik zelf|You may not|I do that myself)/.test(text),
  );
}

const commands = () => [...neighbourhood.engine.lexicon.entries.values()].map(({ command }) => command);

describe("who may say what", () => {
  test("every command has a row, and no row is left over", () => {
    expect(
      commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(table).sort());
  });

  test("the roles are those of the table", async () => {
    const members = await neighbourhood.store.client.member.findMany({ include: { roles: true } });
    const roles = members.map(({ name, roles: held }) => [name?.toLowerCase(), held[0]?.role ?? "resident"]);
    expect(Object.fromEntries(roles)).toEqual(
      Object.fromEntries(everybody.map((role) => [people[role], role])),
    );
  });

  test.each(everybody)("%s", async (sayer) => {
    for (const { name, example } of commands().filter((command) => command.name !== "leave")) {
      const row = table[name];
      const allowed = Array.isArray(row) && (row as readonly Sayer[]).includes(sayer);
      expect(await isForbidden(people[sayer], example), `${sayer} says ${example}`).toBe(!allowed);
    }
  });

  test("the clock says only its own sentences", async () => {
    const { engine, store } = neighbourhood;
    const { id: groupId } = await store.client.group.findFirstOrThrow();
    for (const { name, example } of commands()) {
      const at = new Date(Temporal.Instant.from("2026-03-02T18:00:00Z").epochMilliseconds);
      const row = { id: `test-${name}`, groupId, key: `test/${name}`, says: example, at };
      const due = await store.client.due.create({ data: row });
      const before = await store.client.journal.count({ where: { command: name } });
      const executed = await handleDue(engine, due);
      const after = await store.client.journal.count({ where: { command: name } });
      if (table[name] === "clock") continue;
      expect([executed?.refused ?? true, after - before], name).toEqual([true, 0]);
    }
  });

  test("a page may ask only what changes nothing", async () => {
    for (const { name, example, reads } of commands()) {
      const answer = await neighbourhood.bot.ask({ place: group, author: "ana" }, example);
      const isShown = !/^(Dit kan ik hier niet laten zien|I cannot show this here)\.$/u.test(
        answer.card.title,
      );
      expect(isShown, name).toBe(reads === true);
      if (!isShown) expect(answer.refused, name).toBe(true);
    }
  });

  test("somebody of no group, or of another one, changes nothing here", async () => {
    const { store } = neighbourhood;
    const { code, id: groupId } = await store.client.group.findFirstOrThrow({ where: { name: "De Poort" } });
    await neighbourhood.says("zoe", "start Elders", { place: { platform: "script", channel: "elders" } });
    const before = await store.client.journal.count({ where: { groupId } });
    for (const { example } of commands()) {
      await neighbourhood.says("zoe", `${example} in ${code}`, { place: privately("zoe"), how: "pressed" });
    }
    expect(await store.client.journal.count({ where: { groupId } })).toBe(before);
    expect(await store.client.member.count({ where: { name: "Zoe", groupId } })).toBe(0);
  });

  test("leaving is for everybody", async () => {
    for (const sayer of [...everybody].reverse())
      expect(await isForbidden(people[sayer], "leave"), sayer).toBe(false);
  });
});
