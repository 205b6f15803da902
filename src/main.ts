import { Command, CommanderError, Option } from "commander";
import { languages, type Language } from "./chat/words/dictionary.ts";
import type { JournalOptions } from "./commandline/journal.ts";
import type { VerifyOptions } from "./commandline/verify.ts";

/** Commands that read their arguments themselves: a phrase or a file may look like an option. */
const readers: Readonly<Record<string, (argv: readonly string[]) => Promise<number>>> = {
  count: async (argv) => (await import("./commandline/count.ts")).count(argv),
  understand: async (argv) => (await import("./commandline/understand.ts")).understand(argv, process),
  plant: async (argv) =>
    (await import("./commandline/plant.ts")).plant(argv, (line) => process.stdout.write(`${line}\n`)),
  doctor: async () => {
    const { readEnvironment } = await import("./commandline/environment.ts");
    const { doctor } = await import("./commandline/doctor.ts");
    return doctor(readEnvironment(), (line) => process.stdout.write(`${line}\n`));
  },
  bench: async (argv) =>
    (await import("./commandline/benchVotes.ts")).bench(argv, (text) => process.stdout.write(text)),
  "bench:counting": async () =>
    (await import("./commandline/benchCounting.ts")).benchCounting((text) => process.stdout.write(text)),
};

/** The command line. Answers the exit code: 0 done, 1 something failed, 2 the input is not right. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = "", ...rest] = argv;
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader) return reader(rest);
  const program = new Command("buurtbot").exitOverride().showHelpAfterError();
  let code = 0;

  program
    .command("start")
    .description("start the bot: on the platforms that are configured, else the playground")
    .action(async () => {
      const { start } = await import("./commandline/start.ts");
      const { readEnvironment } = await import("./commandline/environment.ts");
      code = await start(readEnvironment());
    });

  program
    .command("chat")
    .description("the example neighbourhood in this terminal, or a scripted conversation")
    .option("--script <file>", "play the conversation in this file; - is standard input")
    .option("--database <url>", "file:PATH or postgresql://…, by default a fresh file that is thrown away")
    .addOption(new Option("--profile <profile>").choices(["buttons", "plain", "short"]).default("buttons"))
    .addOption(new Option("--language <language>").choices(languages).default("nl"))
    .action(async (options: ChatOptions) => {
      const { chat } = await import("./commandline/chat.ts");
      code = await chat(options);
    });

  const database = ["--database <url>", "file:PATH or postgresql://…, by default DATABASE_URL"] as const;

  program
    .command("verify")
    .description("recount every group from its journal and name each row that was changed by hand")
    .option(...database)
    .option(
      "--head <GROUP:NUMBER:HASH>",
      "a head kept elsewhere (repeatable)",
      (head, heads: string[]) => [...heads, head],
      [],
    )
    .action(async (options: VerifyOptions) => {
      const { verify } = await import("./commandline/verify.ts");
      code = await verify(options);
    });

  program
    .command("journal")
    .description("print what was said, row by row")
    .option("--plain", "ids as first-seen numbers, without hashes: equal conversations print equal bytes")
    .option("--group <code>", "only this group")
    .option(...database)
    .action(async (options: JournalOptions) => {
      const { journal } = await import("./commandline/journal.ts");
      code = await journal(options);
    });

  program
    .command("backup")
    .description("copy the database file, also while the bot runs")
    .argument("<file>", "the copy; a file that is there already stays as it is")
    .option(...database)
    .action(async (file: string, options: { readonly database?: string }) => {
      const { backup } = await import("./commandline/backup.ts");
      code = await backup(file, options);
    });

  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

export interface ChatOptions {
  readonly script?: string;
  readonly database?: string;
  readonly profile: "buttons" | "plain" | "short";
  readonly language: Language;
}
