import Database from "better-sqlite3";
import { openBot } from "./bot.ts";
import { neighbour, number, place } from "./contender.ts";
import type { Ground } from "./rows.ts";

export interface Size {
  /** Neighbours who have still to vote. */
  readonly voters: number;
  /** Ballots that were cast before, each by a neighbour of its own. */
  readonly ballots: number;
}

/** Makes a database in which a group votes on an idea: begun and opened by the bot, the many rows put in beside it. */
export async function prepare(file: string, { voters, ballots }: Size): Promise<Ground> {
  await saying(file, "start Hart voor de buurt", "idee: bankje bij de speeltuin, 250 euro");
  addNeighbours(file, voters + ballots);
  await saying(file, "stemming 1");
  const database = new Database(file);
  try {
    const groupId = String(database.prepare('SELECT id FROM "Group"').pluck().get());
    const ballot = database.prepare(
      `INSERT INTO "Ballot" ("groupId", number, "memberId", choice, at) VALUES (?, ?, ?, ?, '2026-01-05T12:00:00.000+00:00')`,
    );
    database.transaction(() => {
      for (let each = voters; each < voters + ballots; each += 1) {
        ballot.run(groupId, number, neighbour(each).memberId, ["yes", "no", "abstain"][each % 3]);
      }
    })();
    const head = Number(database.prepare('SELECT max(number) FROM "Journal"').pluck().get());
    const card = database
      .prepare(`SELECT message, actions FROM "Message" WHERE about = 'poll/1' AND person IS NULL`)
      .get() as Ground["card"];
    // Whoever copies the file finds everything in it.
    database.pragma("wal_checkpoint(TRUNCATE)");
    return { groupId, head, card };
  } finally {
    database.close();
  }
}

async function saying(file: string, ...texts: readonly string[]): Promise<void> {
  const bot = await openBot(file);
  for (const text of texts) await bot.says("ana", text);
  await bot.close();
}

/** Members with an account, as they would stand there had each of them said something once. */
function addNeighbours(file: string, count: number): void {
  const database = new Database(file);
  const groupId = database.prepare('SELECT id FROM "Group"').pluck().get();
  const person = database.prepare('INSERT INTO "Person" (id) VALUES (?)');
  const alias = database.prepare('INSERT INTO "Alias" (platform, author, "personId") VALUES (?, ?, ?)');
  const member = database.prepare(
    `INSERT INTO "Member" (id, "groupId", "personId", name, "joinedAt") VALUES (?, ?, ?, ?, '2026-01-05T12:00:00.000+00:00')`,
  );
  database.transaction(() => {
    for (let each = 0; each < count; each += 1) {
      const { author, personId, memberId } = neighbour(each);
      person.run(personId);
      alias.run(place.platform, author, personId);
      member.run(memberId, groupId, personId, `Buur ${each}`);
    }
  })();
  database.close();
}
