import { setTimeout as pause } from "node:timers/promises";
import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { startChild } from "../support/childProcess.ts";
import { sqlite } from "../support/databases.ts";
import { feedKind, feedMark, feedSentence, feedTime, prepareGroup } from "../support/feed.ts";
import { faultsIn, openGroup } from "../support/group.ts";

const rounds = Number(process.env["KILL_ROUNDS"] ?? (process.env["CI"] ? 100 : 10));
const lanes = 2;
/** At this many more moments of each life the process stands still while the file is looked at as a kill would leave it. */
const moments = 5;
/** Every third process dies while it opens the database and takes up what waits there, the others while they are fed. */
const life = { opening: 400, feeding: 250 };

interface Lane {
  readonly url: string;
  readonly acknowledged: Set<number>;
  readonly answered: Set<string>;
  /** The life that last said each receipt, by its key: one that was said but not yet noted is said again. */
  readonly receipts: Map<string, number>;
  lives: number;
  asked: number;
  looked: number;
}

/** Starts a bot on the lane's database, kills it at a random moment, and notes what it had acknowledged and answered. */
async function runAndKill(lane: Lane, stage: keyof typeof life): Promise<void> {
  const unacknowledged = Array.from({ length: lane.asked }, (_, index) => index).find(
    (index) => !lane.acknowledged.has(index),
  );
  const from = unacknowledged ?? lane.asked;
  const child = startChild("test/support/feedingChild.ts", lane.url, String(from), String(lane.asked));
  await child.line((line) => line.includes(stage === "opening" ? "loaded" : "acknowledged"));
  lane.lives += 1;
  let noted = 0;
  const noteAll = (): void => {
    for (const text of child.lines.slice(noted)) note(lane, JSON.parse(text) as Told);
    noted = child.lines.length;
  };
  for (let moment = 0; stage === "feeding" && moment < moments; moment += 1) {
    await pause((Math.random() * life.feeding) / moments);
    child.halt(true);
    // What it told before it stood still has to arrive; more than that cannot.
    await pause(5);
    noteAll();
    await lookAtCopy(lane);
    child.halt(false);
  }
  await pause(Math.random() * life[stage]);
  await child.kill();
  noteAll();
  checkAnswered(lane, lane.url);
}

async function lookAtCopy(lane: Lane): Promise<void> {
  const file = lane.url.slice("file:".length);
  const copy = `${file}.copy`;
  for (const part of ["", "-wal"]) if (existsSync(file + part)) await cp(file + part, copy + part);
  checkAnswered(lane, `file:${copy}`);
  for (const part of ["", "-wal", "-shm"]) await rm(copy + part, { force: true });
  lane.looked += 1;
}

interface Told {
  readonly asked?: number;
  readonly acknowledged?: number;
  readonly sent?: string;
  readonly text?: string;
  readonly key?: string;
  readonly log?: { readonly event: string };
}

function note(lane: Lane, told: Told): void {
  if (told.asked !== undefined) lane.asked = Math.max(lane.asked, told.asked + 1);
  if (told.acknowledged !== undefined) lane.acknowledged.add(told.acknowledged);
  if (told.sent !== undefined && told.sent !== "") lane.answered.add(told.sent);
  if (told.key !== undefined && told.text?.startsWith("Ik heb je stem")) {
    expect(lane.receipts.get(told.key), "nothing is said twice in one life").not.toBe(lane.lives);
    lane.receipts.set(told.key, lane.lives);
  }
  expect(told.log?.event ?? "said").not.toMatch(/failed|parked/);
}

/** Whatever was answered is in the file that the killed process left behind. */
function checkAnswered(lane: Lane, url: string): void {
  const file = new Database(url.slice("file:".length));
  const number = (sql: string): number => file.prepare(sql).pluck().get() as number;
  const kept = new Set([
    ...file.prepare(`SELECT 'entry/' || number FROM "Entry"`).pluck().all(),
    ...file.prepare(`SELECT 'proposal/' || number FROM "Proposal"`).pluck().all(),
    ...file.prepare(`SELECT 'poll/' || number FROM "Poll"`).pluck().all(),
  ]);
  expect([...lane.answered].filter((about) => !kept.has(about))).toEqual([]);
  expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(lane.receipts.size).toBeLessThanOrEqual(
    number(`SELECT count(*) FROM "Journal" WHERE command = 'vote'`),
  );
  file.close();
}

/** Started once more, the bot handles what it had acknowledged, once, and answers what it still owes. */
async function checkEverything(lane: Lane): Promise<void> {
  const group = await openGroup(lane.url, { edits: true });
  await group.pass({
    seconds: (feedTime(lane.asked).epochMilliseconds - feedTime(0).epochMilliseconds) / 1000 + 600,
  });
  for (let index = 0; index < lane.asked; index += 1) {
    if (!lane.acknowledged.has(index)) await group.bot.receive(feedSentence(index));
  }
  await group.bot.settled();
  await group.pass({ seconds: 600 });
  const { client } = group.store;
  expect(await client.delivery.count()).toBe(0);
  expect(await client.outgoing.count()).toBe(0);
  const lines = await client.line.findMany({ where: { cents: { gt: 0 } }, include: { row: true } });
  const texts = await client.text.findMany();
  const done = [...lines.map(({ cents }) => String(cents)), ...texts.map(({ text }) => text)];
  const counts = new Map<string, number>();
  for (const mark of done) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const all = Array.from({ length: lane.asked }, (_, index) => index);
  const marked = all.filter((index) => feedKind(index) !== "vote");
  expect(marked.filter((index) => counts.get(feedMark(index)) !== 1)).toEqual([]);
  const votes = await client.journal.count({ where: { command: "vote" } });
  expect(votes).toBe(all.length - marked.length);
  for (const { number } of await client.entry.findMany()) lane.answered.add(`entry/${number}`);
  await group.close();
  expect(await faultsIn(lane.url)).toEqual([]);
}

async function runLane(times: number): Promise<Lane> {
  const { url, drop } = await sqlite.fresh();
  await prepareGroup(url);
  const counted = { lives: 0, asked: 0, looked: 0 };
  const lane: Lane = { url, acknowledged: new Set(), answered: new Set(), receipts: new Map(), ...counted };
  for (let round = 0; round < times; round += 1) {
    await runAndKill(lane, round % 3 === 2 ? "opening" : "feeding");
  }
  await checkEverything(lane);
  await drop();
  return lane;
}

test(
  `nothing answered is lost when the bot is killed, ${rounds} times`,
  { timeout: 60_000 + rounds * 6000 },
  async () => {
    const run = await Promise.all(Array.from({ length: lanes }, () => runLane(Math.ceil(rounds / lanes))));
    const total = (count: (lane: Lane) => number): number => run.reduce((sum, lane) => sum + count(lane), 0);
    const acknowledged = total((lane) => lane.acknowledged.size);
    const looked = total((lane) => lane.looked);
    process.stdout.write(
      `killed ${rounds} times, looked at ${looked} more moments, ${acknowledged} sentences acknowledged\n`,
    );
    expect(acknowledged).toBeGreaterThan(rounds);
  },
);
