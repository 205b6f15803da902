import { createInterface } from "node:readline";
import type { Terminal } from "../../adapters/terminal/index.ts";
import { findPerson, readTypedLine, type Person, type TypedLine } from "../../adapters/terminal/read.ts";
import type { TerminalWords } from "../../adapters/terminal/words.ts";
import type { RunningBot } from "../bot/bot.ts";
import type { Way } from "./example/ways.ts";
import type { Streams } from "./terminal.ts";

export interface Talk {
  readonly terminal: Terminal;
  readonly bot: RunningBot;
  readonly people: readonly Person[];
  readonly words: TerminalWords;
  readonly print: (text: string) => void;
  readonly streams: Streams;
  readonly roleOf: (person: string) => string;
  /** Moves the clock on; answers what time it is then, in words, or undefined when it cannot go there. */
  readonly moveClock: (way: Way | undefined) => Promise<string | undefined>;
}

/** Reads line after line, each answered before the next is read. */
export async function holdTalk({
  terminal,
  bot,
  people,
  words,
  print,
  streams,
  roleOf,
  moveClock,
}: Talk): Promise<void> {
  let inPrivate = false;
  const { input, output } = streams;
  const lines = createInterface({
    input,
    ...(input.isTTY ? { output } : {}),
    terminal: input.isTTY === true,
  });
  const role = (person: Person): string => roleOf(person.id);

  function prompt(): void {
    lines.setPrompt(words.prompt(terminal.me().name, inPrivate));
    if (input.isTTY) lines.prompt();
  }

  function become(name: string): void {
    const person = findPerson(people, name);
    if (!person) {
      print(words.noPerson(name));
      return;
    }
    print(words.youAre(person.name, role(person)));
    terminal.be(person);
  }

  async function say(text: string): Promise<void> {
    await terminal.say(text, terminal.me(), inPrivate ? "private" : "group");
  }

  async function obey(line: TypedLine): Promise<void> {
    switch (line.kind) {
      case "nothing":
      case "stop":
        break;
      case "help":
        print(words.help.join("\n"));
        break;
      case "people":
        print([words.people, ...people.map((each) => `  ${each.name}: ${role(each)}`)].join("\n"));
        break;
      case "be":
        become(line.name);
        break;
      case "room":
        inPrivate = line.room === "private";
        if (line.text !== "") await say(line.text);
        break;
      case "press":
        if (!(await terminal.press(line.label))) print(words.noButton(line.label));
        break;
      case "clock": {
        const moment = await moveClock(line.way);
        print(moment === undefined ? words.noDeadline : words.clock(moment));
        break;
      }
      case "say":
        if (line.as !== undefined) become(line.as);
        await say(line.text);
        break;
      case "unknown":
        print(words.unknown(line.typed));
    }
  }

  print(words.youAre(terminal.me().name, role(terminal.me())));
  prompt();
  for await (const text of lines) {
    if (!input.isTTY && text.trim() !== "") print(`${words.prompt(terminal.me().name, inPrivate)}${text}`);
    const line = readTypedLine(text, people);
    if (line.kind === "stop") break;
    await obey(line);
    await bot.settled();
    prompt();
  }
  lines.close();
  print(words.bye);
}
