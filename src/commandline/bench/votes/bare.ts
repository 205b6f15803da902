import Database from "better-sqlite3";
import { openStore } from "../../../store/store.ts";
import { place, type Contender } from "./contender.ts";
import { makeCounter } from "./counter.ts";
import { makeRows, type Ground } from "./rows.ts";

const settled = (): Promise<void> => Promise.resolve();

/** The rows of a vote and nothing else, one commit each, through Prisma. */
export async function openBarePrisma(file: string, ground: Ground): Promise<Contender> {
  const counter = makeCounter();
  const { client, close } = await openStore(`file:${file}`, counter.told);
  const rowsOf = makeRows(ground);
  return {
    ...{ name: "bare Prisma", settled, take: counter.take, close },
    async vote(voter) {
      const { seen, ballot, undo, journal, receipt, card } = rowsOf(voter);
      const { message, actions } = card;
      await client.$transaction([
        client.seen.create({ data: seen }),
        client.ballot.create({ data: ballot }),
        client.undo.create({ data: undo }),
        client.journal.create({ data: journal }),
        client.message.create({ data: receipt }),
        client.message.updateMany({ where: { ...place, message }, data: { actions } }),
      ]);
    },
  };
}

/** The same rows through better-sqlite3 itself: as fast as this disk brings a commit home. */
export function openBareSqlite(file: string, ground: Ground): Contender {
  const counter = makeCounter();
  const database = new Database(file, { verbose: (statement) => counter.told(String(statement)) });
  database.exec(
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
  );
  const insert = (table: string, columns: readonly string[]): ((row: object) => void) => {
    const names = columns.map((column) => `"${column}"`).join(", ");
    const values = columns.map((column) => `@${column}`).join(", ");
    const statement = database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${values})`);
    return (row) => void statement.run(plain(row));
  };
  const rowsOf = makeRows(ground);
  const groupAnd = (...columns: string[]): string[] => ["groupId", ...columns];
  const seen = insert("Seen", ["key", "at"]);
  const ballot = insert("Ballot", groupAnd("number", "memberId", "choice", "at"));
  const undo = insert("Undo", groupAnd("memberId", "sentence", "at"));
  const journal = insert(
    "Journal",
    groupAnd("number", "at", "sayer", "command", "sentence", "effects", "before", "hash"),
  );
  const receipt = insert(
    "Message",
    groupAnd("platform", "channel", "person", "message", "actions", "sentAt"),
  );
  const change = database.prepare(
    'UPDATE "Message" SET actions = @actions WHERE platform = @platform AND channel = @channel AND message = @message',
  );
  const keep = database.transaction((voter: number) => {
    const rows = rowsOf(voter);
    seen(rows.seen);
    ballot(rows.ballot);
    undo(rows.undo);
    journal(rows.journal);
    receipt(rows.receipt);
    change.run({ ...place, ...rows.card });
  });
  return {
    ...{ name: "bare better-sqlite3", settled, take: counter.take },
    vote(voter) {
      keep(voter);
      return Promise.resolve();
    },
    close() {
      database.close();
      return Promise.resolve();
    },
  };
}

/** Moments as the database keeps them. */
function plain(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Date ? value.toISOString().replace("Z", "+00:00") : value,
    ]),
  );
}
