import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { WrongSetting } from "../settings.ts";
import { openStore, type Store } from "../store/store.ts";
import { readEnvironment } from "./environment.ts";

/** Opens a database, and makes the folder of a file. Throws a `WrongSetting` that says why it cannot. */
export async function openDatabase(url: string): Promise<Store> {
  const file = /^file:(.+)$/.exec(url)?.[1];
  try {
    if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
    return await openStore(url);
  } catch (error) {
    throw new WrongSetting(`The database could not be opened: ${firstLineOf(error)}`, { cause: error });
  }
}

/** What went wrong, in one line. */
export function firstLineOf(error: unknown): string {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  return first.slice(0, 300);
}

/**
 * Runs a command on the database given to it, else on that of DATABASE_URL. What is wrong with the address or with the
 * database is told in one sentence, with exit code 2.
 */
export async function onDatabase(
  given: string | undefined,
  work: (url: string) => Promise<number>,
): Promise<number> {
  try {
    return await work(addressOf(given));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function addressOf(given: string | undefined): string {
  const url = given ?? readEnvironment()["DATABASE_URL"];
  if (url !== undefined && url !== "") return url;
  throw new Error("Say which database: --database file:PATH or postgresql://…, or set DATABASE_URL.");
}
