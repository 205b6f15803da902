import { readEnvironment } from "./environment.ts";

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
