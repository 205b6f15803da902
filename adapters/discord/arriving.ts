import { setTimeout as pause } from "node:timers/promises";
import type { ArgumentSheet, Bot, Form, Reader } from "../../src/chat/adapter.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import { cut } from "../../src/domain/text.ts";
import type { Calls } from "./calls.ts";
import { placeIn, platform } from "./keys.ts";
import type { Arrived, Call } from "./read/arrived.ts";
import { wordsIn } from "./words/words.ts";
import { writeMessage, type Content, type Sayable } from "./write.ts";
import { writeForm, type Filling } from "./write/form.ts";
import { longestSuggestion, mostOptions, mostSuggestions } from "./write/limits.ts";

export interface Arriving {
  /** Resolves when what arrived was saved, and answered as far as Discord waits for it. */
  take(arrived: Arrived): Promise<void>;
}

export interface ArrivingParts {
  readonly bot: Bot;
  readonly calls: Calls;
  /** Every channel of a server in which people write. */
  readonly channelsOf: (server: string) => readonly string[];
}

type Of<Kind extends Arrived["kind"]> = Extract<Arrived, { kind: Kind }>;

/** Discord waits three seconds: what is not saved by then is acknowledged all the same, and saved after that. */
const patience = 1500;
/** After this, whoever waits is told that nothing came yet. */
const longestSilence = 6000;
/** What somebody filled in wrongly is kept this long, so that they need not write it again. */
const keptFor = 15 * 60 * 1000;
const suggested = new Set(["number", "member"]);

export function makeArriving({ bot, calls, channelsOf }: ArrivingParts): Arriving {
  /** By person and sentence: what they wrote into a form that could not be read. */
  const drafts = new Map<string, Readonly<Record<string, string>>>();

  async function call({ call: made, inbound, reader }: Of<"called">): Promise<void> {
    calls.open(made);
    const work = takeCall(made, inbound, reader);
    const late = new AbortController();
    const inTime = pause(patience, undefined, { signal: late.signal, ref: false }).then(
      () => calls.acknowledge(made.id),
      () => undefined,
    );
    try {
      await work;
    } catch (error) {
      await calls.tellAlone(made.id, write(made, wordsIn(made.language).failed)).catch(() => undefined);
      throw error;
    } finally {
      late.abort();
      await inTime;
    }
  }

  async function takeCall(made: Call, inbound: Inbound, reader: Reader): Promise<void> {
    const { filled } = inbound;
    const wrong = filled ? await bot.check(inbound.text, filled, reader) : {};
    if (filled && Object.keys(wrong).length > 0) {
      await tellWrong(made, inbound, wrong);
      return;
    }
    await bot.receive(inbound);
    await calls.acknowledge(made.id);
    void sayLater(made);
  }

  async function sayLater(made: Call): Promise<void> {
    await pause(longestSilence, undefined, { ref: false });
    await calls.sayIfSilent(made.id, write(made, wordsIn(made.language).later)).catch(() => undefined);
  }

  /** What could not be read stays written: from a form it can be mended, a command is still in the caller's line. */
  async function tellWrong(
    made: Call,
    { text, filled = {} }: Inbound,
    wrong: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { again, notYet } = wordsIn(made.language);
    const lines = Object.entries(wrong).map(([argument, why]) => {
      const called = sheetOf(text, argument)?.called[made.language ?? "nl"].name;
      return called === undefined ? why : `${called}: ${why}`;
    });
    if (made.onMessage) keepDraft(`${made.user} ${text}`, filled);
    const buttons = made.onMessage ? [{ label: again, says: text, asks: [{}] }] : [];
    await calls.tellAlone(made.id, write(made, notYet, { lines, buttons }));
  }

  function sheetOf(says: string, argument: string): ArgumentSheet | undefined {
    const command = says.split(" ")[0];
    const sheet = bot.commands.find(({ name }) => name === command);
    return sheet?.arguments.find(({ name }) => name === argument);
  }

  function keepDraft(key: string, filled: Readonly<Record<string, string>>): void {
    drafts.set(key, filled);
    setTimeout(() => drafts.delete(key), keptFor).unref();
  }

  async function showForm({ call: made, says, reader, otherwise }: Of<"form">): Promise<void> {
    const form = await bot.form(says, reader);
    if (!form) return call({ kind: "called", call: made, inbound: otherwise, reader });
    const filling = {
      choices: await choicesFor(form, reader),
      before: drafts.get(`${made.user} ${says}`) ?? {},
    };
    await calls.showForm(made, writeForm(form, filling));
  }

  /** What has few possible answers is chosen from a list. */
  async function choicesFor({ says, fields }: Form, reader: Reader): Promise<Filling["choices"]> {
    const lists = fields
      .filter(({ kind }) => suggested.has(kind))
      .map(async ({ argument }) => {
        const choices = await bot.suggest(reader, says, argument, "");
        return [argument, choices.length < mostOptions ? choices : []] as const;
      });
    return Object.fromEntries(await Promise.all(lists));
  }

  async function suggest({ call: made, reader, says, argument, typed }: Of<"suggests">): Promise<void> {
    const choices = await bot.suggest(reader, says, argument, typed);
    const isNumber = sheetOf(says, argument)?.kind === "number";
    await calls.suggest(
      made,
      choices
        .filter(({ value }) => value.length <= longestSuggestion)
        .slice(0, mostSuggestions)
        .map(({ label, value }) => ({
          name: cut(label, longestSuggestion),
          value: isNumber ? Number(value) : value,
        })),
    );
  }

  async function leave({ server, said }: Of<"left">): Promise<void> {
    for (const channel of channelsOf(server)) {
      await bot.receive({ ...said, id: `${said.id}/${channel}`, place: placeIn(server, channel) });
    }
  }

  return {
    async take(arrived) {
      switch (arrived.kind) {
        case "said":
          return bot.receive(arrived.inbound);
        case "called":
          return call(arrived);
        case "form":
          return showForm(arrived);
        case "suggests":
          return suggest(arrived);
        case "left":
          return leave(arrived);
        case "cut-off":
          return bot.cutOff(platform, arrived.within);
      }
    },
  };
}

/** What the adapter itself says to whoever called. */
function write(
  { language }: Call,
  title: string,
  { lines, buttons }: Omit<Sayable, "title"> = { lines: [], buttons: [] },
): Content {
  return writeMessage({ title, lines, buttons }, wordsIn(language));
}
