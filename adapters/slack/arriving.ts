import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Temporal } from "temporal-polyfill";
import type { Bot } from "../../src/chat/adapter.ts";
import type { Author } from "../../src/chat/inbound.ts";
import { makeLines } from "../../src/domain/lines.ts";
import { ask, Refused, type Api } from "./api.ts";
import { isDirect, slackId } from "./keys.ts";
import type { People } from "./people.ts";
import { channelOf, peopleOf, read } from "./read.ts";
import type { Arrived, Self } from "./read/arrived.ts";
import type { Payload } from "./read/payloads.ts";
import type { Showing } from "./showing.ts";
import { wordsIn } from "./words/words.ts";
import { writeChoices } from "./write/form.ts";

/** What Slack is answered at once, and what is done once it knows that the bot has heard. */
interface Taken {
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly after?: () => Promise<void>;
  /** A reply: its id, and the message that its thread hangs below. */
  readonly thread?: readonly [id: string, thread: string];
}

export interface ArrivingParts {
  readonly api: Api;
  readonly bot: Bot;
  readonly self: Self;
  readonly people: People;
  readonly showing: Showing;
  readonly now: () => Temporal.Instant;
  readonly directTo: (user: string) => Promise<string>;
  /** The workspace does not want the bot any more. */
  readonly gone: () => void;
}

export interface Arriving {
  /** Resolves when what arrived is saved, or is known not to be for the bot. */
  take(payload: Payload): Promise<Taken>;
}

const whereabouts = z.object({ channel: z.object({ is_member: z.boolean().optional() }) });
/** What a button on a view changed shows there after so long. */
const handlingPause = 1000;

export function makeArriving(parts: ArrivingParts): Arriving {
  const { api, bot, self, people, showing, now, directTo, gone } = parts;
  const lines = makeLines();
  const isReading = new Set(bot.commands.filter(({ reads }) => reads).map(({ name }) => name));
  /** Conversations that the bot is known to be in. */
  const here = new Set<string>();

  async function take(payload: Payload): Promise<Taken> {
    // Profiles are asked for at once, also while others wait their turn.
    const knowing = people.know(peopleOf(payload));
    // What is said in one conversation is saved in the order in which it came.
    return lines.inLine(channelOf(payload), async () => {
      const author = await knowing;
      const arrived = read(payload, { self, author, now: now() });
      return arrived ? obey(arrived) : {};
    });
  }

  async function obey(arrived: Arrived): Promise<Taken> {
    switch (arrived.kind) {
      case "said": {
        const { inbound, command } = arrived;
        if (command && !(await isHere(inbound.place.channel, inbound.author))) {
          return { answer: { response_type: "ephemeral", text: wordsIn(inbound.author.language).notHere } };
        }
        await bot.receive(inbound);
        const { id, on, how } = inbound;
        return how === "typed" && on !== undefined ? { thread: [id, slackId(on)] } : {};
      }
      case "pressed": {
        const { inbound, page, stoodOn } = arrived;
        const reads = page !== undefined || isReading.has(inbound.text.split(" ")[0] ?? "");
        if (reads) return { after: () => showing.reading(arrived) };
        await bot.receive(inbound);
        if (stoodOn === "alone") return { after: () => showing.tidy(arrived) };
        if (stoodOn === "message") return {};
        return { after: () => pause(handlingPause).then(() => showing.again(arrived)) };
      }
      case "form":
        return {
          async after() {
            const isShown = await showing.form(arrived);
            if (!isShown) await bot.receive(arrived.otherwise);
          },
        };
      case "submitted": {
        const { inbound, reader } = arrived;
        const { text, filled = {} } = inbound;
        const wrong = await bot.check(text, filled, reader);
        const errors = errorsFor(wrong, Object.keys(filled));
        if (errors) return { answer: { response_action: "errors", errors } };
        await bot.receive(inbound);
        return {};
      }
      case "suggests": {
        const { reader, carried, argument, typed } = arrived;
        const choices = await bot.suggest(reader, carried.says, argument, typed);
        return { answer: { options: writeChoices(choices) } };
      }
      case "home":
        return { after: () => showing.home(arrived.reader) };
      case "invited":
        here.add(arrived.channel);
        return { after: () => showing.greeting(arrived.channel) };
      case "removed":
        here.delete(arrived.channel);
        return {};
      case "gone":
        gone();
        return {};
    }
  }

  /** Commands can be given anywhere, also where the bot is not and nobody would see what it answers. */
  async function isHere(key: string, { id }: Author): Promise<boolean> {
    const channel = slackId(key);
    if (here.has(channel)) return true;
    try {
      const isIn = isDirect(channel)
        ? (await directTo(slackId(id))) === channel
        : (await ask(api, "conversations.info", { channel }, whereabouts)).channel.is_member !== false;
      if (isIn) here.add(channel);
      return isIn;
    } catch (error) {
      // Where it cannot be known now, the answer itself will show.
      return !(error instanceof Refused && error.code === "channel_not_found");
    }
  }

  return { take };
}

/** Slack shows an error only at a blank of the form; one about another blank stands at the first. */
function errorsFor(
  wrong: Readonly<Record<string, string>>,
  blanks: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const entries = Object.entries(wrong);
  if (entries.length === 0) return undefined;
  const [first] = blanks;
  if (first === undefined) return undefined;
  return Object.fromEntries(
    [...entries].reverse().map(([argument, why]) => [blanks.includes(argument) ? argument : first, why]),
  );
}
