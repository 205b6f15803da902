import Database from "better-sqlite3";
import pg from "pg";

/** Runs SQL on a database as somebody would who has it in hand, beside the bot. */
export async function byHand(url: string, sql: string): Promise<void> {
  if (url.startsWith("file:")) {
    const database = new Database(url.slice("file:".length));
    try {
      database.exec(sql);
    } finally {
      database.close();
    }
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
