import { readFileSync } from "node:fs";
import { playScript } from "../../src/commandline/chat.ts";
import { runCommand } from "./commandline.ts";
import { sqlite } from "./databases.ts";

const file = new URL("../conversations/first.jsonl", import.meta.url);

const inDutch = (key: string, value: unknown): unknown => {
  if (key === "expect") return undefined;
  return typeof value === "object" && value !== null && "nl" in value ? value.nl : value;
};

/** The first conversation in Dutch, without what is expected of it. */
export function readFirstConversation(): object[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((text) => text !== "").map((text) => JSON.parse(text, inDutch) as object);
}

/** The plain journal of these lines as a script plays them, each with its chat on a pretended platform. */
export async function journalOfScript(lines: readonly object[]): Promise<string> {
  const database = await sqlite.fresh();
  try {
    const script = lines.map((line) => JSON.stringify(line));
    await playScript(script, { database: database.url, profile: "buttons", language: "nl" }, () => undefined);
    return await plainJournal(database.url);
  } finally {
    await database.drop();
  }
}

/** What `npm run journal -- --plain` prints. */
export async function plainJournal(url: string): Promise<string> {
  return (await runCommand("journal", "--plain", "--database", url)).out;
}
