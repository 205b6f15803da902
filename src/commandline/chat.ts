import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readStream } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { makeStage, type Profile } from "../../adapters/script/index.ts";
import { readInbound, readLine, type ScriptLine, type SpokenLine } from "../../adapters/script/read.ts";
import { makeBot } from "../bot/bot.ts";
import type { Engine } from "../bot/engine.ts";
import { makeLexicon } from "../bot/lexicon.ts";
import type { Language } from "../chat/words/dictionary.ts";
import { features } from "../features/index.ts";
import { passTime } from "./example/passTime.ts";
import type { ChatOptions } from "../main.ts";
import { openStore, type Store } from "../store/store.ts";

export interface ScriptOptions {
  /** `file:…` or `postgresql://…`; by default a fresh file that is thrown away. */
  readonly database?: string;
  readonly profile: Profile;
  readonly language: Language;
}

export const defaultZone = "Europe/Amsterdam";
const beginning = Temporal.Instant.from("2026-01-05T12:00:00+01:00");

/** A line that cannot be played: its number and what is wrong with it. */
class WrongScript extends Error {}

/** `chat`: a scripted conversation from a file, or the example neighbourhood in this terminal. */
export async function chat({ script, ...options }: ChatOptions): Promise<number> {
  if (script === undefined) return (await import("./terminal.ts")).talk(options);
  try {
    await playScript(await readScript(script), options, (line) =>
      process.stdout.write(`${JSON.stringify(line)}\n`),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof WrongScript)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function readScript(file: string): Promise<string[]> {
  try {
    const text = file === "-" ? await readStream(process.stdin) : readFileSync(file, "utf8");
    return text.split(/\r?\n/);
  } catch {
    throw new WrongScript(`The script ${file} cannot be read. Check its name.`);
  }
}

/**
 * Plays a scripted conversation and hands every message and every executed sentence to `write`. Throws WrongScript
 * before anything is played when a line is malformed.
 */
export async function playScript(
  lines: readonly string[],
  options: ScriptOptions,
  write: (line: object) => void,
): Promise<void> {
  const script = lines.map(checkLine);
  const folder = options.database === undefined ? mkdtempSync(join(tmpdir(), "buurtbot-")) : undefined;
  const store = await openStore(options.database ?? `file:${join(folder ?? "", "chat.db")}`);
  try {
    await play(script, store, options, write);
  } finally {
    await store.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
}

function checkLine(text: string, index: number): ScriptLine | undefined {
  if (text.trim() === "") return undefined;
  const line = readLine(text);
  if ("wrong" in line) throw new WrongScript(`line ${index + 1}: ${line.wrong}`);
  return line;
}

async function play(
  script: readonly (ScriptLine | undefined)[],
  store: Store,
  { profile, language }: ScriptOptions,
  write: (line: object) => void,
): Promise<void> {
  let now = beginning;
  let after = 0;
  const clock = { now: () => now, tell: (at: Temporal.Instant) => void (now = at) };
  const local = (): string => now.toString({ timeZone: defaultZone });
  const stage = makeStage({ profile, moment: () => ({ after, at: local() }), written: write });
  for (const line of script) if (line && "from" in line) stage.platform(line.platform);
  stage.platform("script");
  const engine: Engine = {
    lexicon: makeLexicon(features),
    store,
    clock,
    defaults: { language, zone: defaultZone },
    adapters: stage.platforms,
    log: () => undefined,
  };
  const bot = await makeBot(engine, {
    executed({ says, author, refused }) {
      if (!refused) write({ after, did: says, by: author ?? "clock" });
    },
  });

  async function say(line: SpokenLine): Promise<void> {
    const inbound = readInbound(line, after, now, stage.seen);
    if (typeof inbound === "string") throw new WrongScript(`line ${after}: ${inbound}`);
    await bot.receive(inbound);
    await bot.settled();
  }

  for (const [index, line] of script.entries()) {
    after = index + 1;
    if (!line) continue;
    if ("at" in line) await passTime({ store, bot, clock }, Temporal.Instant.from(line.at));
    else await say(line);
  }
}
