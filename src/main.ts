import { Command, CommanderError, Option } from "commander";
import { languages, type Language } from "./chat/words/dictionary.ts";

/** The command line. Answers the exit code: 0 done, 1 something failed, 2 the input is not right. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("buurtbot").exitOverride().showHelpAfterError();
  let code = 0;

  program
    .command("start")
    .description("start the bot: on the platforms that are configured, else the playground")
    .action(async () => {
      const { start } = await import("./commandline/start.ts");
      code = await start(process.env);
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
