import { randomBytes } from "node:crypto";

type Log = (line: Readonly<Record<string, unknown>>) => void;

/** Where the code of the library stands, in the lines of an error. */
const library = /[\\/]node_modules[\\/](?:discord\.js|@discordjs)[\\/]/;
const own = /[\\/](?:src|adapters)[\\/]/;

/**
 * What the library throws by itself, where nobody of ours could catch it, is noted with a reference and ends nothing:
 * an odd event must not end the program. Every other error still does. Answers how to stop that.
 */
export function guardProcess(log: Log): () => void {
  const caught = (error: unknown): void => {
    if (isOfLibrary(error)) {
      const reference = randomBytes(4).toString("hex");
      log({ event: "failed", at: "library", reference, error: nameOf(error) });
      return;
    }
    stop();
    throw error;
  };
  const rejected = (error: unknown): void => caught(error);
  const stop = (): void => {
    process.off("uncaughtException", caught);
    process.off("unhandledRejection", rejected);
  };
  process.on("uncaughtException", caught);
  process.on("unhandledRejection", rejected);
  return stop;
}

/** Its own lines come first: an error of ours that only went through it is not meant. */
export function isOfLibrary(error: unknown): boolean {
  const lines = (error instanceof Error ? (error.stack ?? "") : "").split("\n");
  const first = lines.find(
    (line) => library.test(line) || (own.test(line) && !line.includes("node_modules")),
  );
  return first !== undefined && library.test(first);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
