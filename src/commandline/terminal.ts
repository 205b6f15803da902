import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { profiles } from "../../adapters/script/index.ts";
import { makeTerminal } from "../../adapters/terminal/index.ts";
import { terminalWords } from "../../adapters/terminal/words.ts";
import { makeBot } from "../bot/bot.ts";
import type { Engine } from "../bot/engine.ts";
import { makeLexicon } from "../bot/lexicon.ts";
import type { Adapter } from "../chat/adapter.ts";
import { features } from "../features/index.ts";
import { printMoment } from "../chat/phrases/print.ts";
import type { ChatOptions } from "../main.ts";
import { openStore, type Store } from "../store/store.ts";
import { defaultZone } from "./chat.ts";
import { people } from "./example/people.ts";
import { makeMovableClock } from "./example/clock.ts";
import { playStory } from "./example/play.ts";
import { moveClock } from "./example/passTime.ts";
import { readGroup } from "./example/read.ts";
import { wordRoles } from "./example/roles.ts";
import { endOf, nextDeadline } from "./example/ways.ts";
import { holdTalk } from "./talk.ts";
import { tickEveryMinute } from "./ticking.ts";

export interface Streams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

export type TalkOptions = Omit<ChatOptions, "script">;

/** How much of what was said before is shown at the start. */
const remembered = 8;

/** The example neighbourhood in this terminal, until /stop or the end of what is typed. */
export async function talk(
  options: TalkOptions,
  streams: Streams = { input: process.stdin, output: process.stdout },
): Promise<number> {
  const folder = options.database === undefined ? mkdtempSync(join(tmpdir(), "buurtbot-")) : undefined;
  const store = await openStore(options.database ?? `file:${join(folder ?? "", "chat.db")}`);
  try {
    await talkOn(store, options, streams);
    return 0;
  } finally {
    await store.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
}

async function talkOn(store: Store, { profile, language }: TalkOptions, streams: Streams): Promise<void> {
  const words = terminalWords[language];
  const clock = makeMovableClock();
  let before: string[] | undefined = [];
  const write = (text: string): void => void streams.output.write(`${text}\n`);
  const print = (text: string): void => {
    if (before) before.push(text);
    else write(text);
  };
  const terminal = makeTerminal({ people, words, print, now: () => clock.now(), limits: profiles[profile] });
  const adapters = new Map<string, Adapter>([[terminal.platform, terminal]]);
  const log = (): void => undefined;
  const defaults = { language, zone: defaultZone };
  const engine: Engine = { lexicon: makeLexicon(features), store, clock, defaults, adapters, log };
  const bot = await makeBot(engine);
  await terminal.start(bot);
  if ((await store.client.chat.count()) === 0) {
    await playStory({
      ...{ store, bot, clock, ...defaults },
      say: async (who, text) => {
        const person = people.find(({ id }) => id === who) ?? people[0];
        print(`${person.name}: ${text}`);
        await terminal.say(text, person, "group");
      },
    });
  }
  const { name, roles, id: groupId } = await readGroup(engine, terminal.platform);
  const now = () => clock.present().toZonedDateTimeISO(defaults.zone);
  for (const line of [words.welcome(name), "", ...words.help, "", ...before.slice(-remembered), ""])
    write(line);
  before = undefined;
  terminal.forgetUnread();
  await bot.tick();
  const stopTicking = tickEveryMinute(bot, log);
  await holdTalk({
    terminal,
    bot,
    people,
    words,
    print: write,
    streams,
    roleOf: (id) => wordRoles(roles.get(id) ?? [], language),
    async moveClock(way) {
      if (way !== undefined) {
        const to = endOf(way, now(), await nextDeadline(store.client, groupId));
        if (!to) return undefined;
        await moveClock({ store, bot, clock }, to);
      }
      return printMoment(now().toPlainDateTime(), language, now().toPlainDate());
    },
  });
  await stopTicking();
  await bot.settled();
}
