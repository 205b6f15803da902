import { InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import {
  alreadyAnswered,
  ask,
  Refused,
  tokenGone,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
  type Api,
} from "./api.ts";
import { instantOf } from "./keys.ts";
import { paths } from "./paths.ts";
import type { Call } from "./read/arrived.ts";
import type { Content, Upload } from "./write.ts";

/** A call lives a quarter of an hour: https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
const lifetime = { minutes: 14, seconds: 30 };

/**
 * How far a call has been answered: not at all; privately "thinking"; acknowledged without anything to see; answered
 * with a message of its own.
 */
type Answered = "not-yet" | "thinking" | "silently" | "answered";

interface Open {
  readonly call: Call;
  readonly expires: Temporal.Instant;
  state: Answered;
  /** Answers to one call go one after another. */
  line: Promise<unknown>;
}

export interface Calls {
  open(call: Call): void;
  /** Tells Discord that the call was heard: with "thinking" where an answer is waited for. False when it came too late. */
  acknowledge(id: string): Promise<boolean>;
  /** Tells the caller alone; answers the message's id, or undefined where the call is not open any more. */
  tellAlone(id: string, content: Content, uploads?: readonly Upload[]): Promise<string | undefined>;
  /** The answer stands elsewhere: takes the "thinking" away. */
  finish(id: string): Promise<void>;
  /** Says this where nothing was answered until now. */
  sayIfSilent(id: string, content: Content): Promise<void>;
  showForm(call: Call, form: unknown): Promise<boolean>;
  suggest(call: Call, choices: unknown): Promise<boolean>;
  /** The call while it can still be answered. */
  find(id: string): Call | undefined;
}

export interface CallParts {
  readonly api: Api;
  readonly application: () => string;
  readonly now: () => Temporal.Instant;
}

const gone = new Set([unknownInteraction, unknownWebhook, tokenGone]);
const told = z.object({ id: z.string() });

/** What Discord waits for an answer to. Only here are the tokens of calls kept, and only while they are worth something. */
export function makeCalls({ api, application, now }: CallParts): Calls {
  const calls = new Map<string, Open>();

  function find(id: string): Open | undefined {
    const moment = now().epochMilliseconds;
    for (const [key, { expires }] of calls) {
      if (expires.epochMilliseconds > moment) break;
      calls.delete(key);
    }
    return calls.get(id);
  }

  /** Runs after what was said to this call before; a call that is gone is forgotten. */
  async function inTurn<T>(id: string, work: (open: Open) => Promise<T>): Promise<T | undefined> {
    const open = find(id);
    if (!open) return undefined;
    const mine = open.line.then(() => work(open));
    open.line = mine.catch(() => undefined);
    try {
      return await mine;
    } catch (error) {
      if (!(error instanceof Refused && gone.has(error.code))) throw error;
      calls.delete(id);
      return undefined;
    }
  }

  async function respond({ id, token }: Call, type: InteractionResponseType, data?: unknown): Promise<void> {
    try {
      await api.answer("POST", paths.answer(id, token), { body: { type, ...(data ? { data } : {}) } });
    } catch (error) {
      // An earlier try may have arrived although its answer did not.
      if (!(error instanceof Refused && error.code === alreadyAnswered)) throw error;
    }
  }

  async function isTaken(call: Call, type: InteractionResponseType, data: unknown): Promise<boolean> {
    try {
      await respond(call, type, data);
      return true;
    } catch (error) {
      if (error instanceof Refused && gone.has(error.code)) return false;
      throw error;
    }
  }

  const alone = (content: Content) => ({ ...content, flags: content.flags | MessageFlags.Ephemeral });

  async function tell(open: Open, content: Content, uploads: readonly Upload[]): Promise<string> {
    const { call } = open;
    if (open.state === "not-yet" && uploads.length === 0) {
      await respond(call, InteractionResponseType.ChannelMessageWithSource, alone(content));
      open.state = "answered";
      return call.id;
    }
    if (open.state === "not-yet") await acknowledgeNow(open);
    if (open.state === "thinking") {
      const asking = { body: content, uploads };
      const { id } = await ask(told, api.answer("PATCH", paths.first(application(), call.token), asking));
      open.state = "answered";
      return id;
    }
    const asking = { body: alone(content), uploads };
    const { id } = await ask(told, api.answer("POST", paths.next(application(), call.token), asking));
    return id;
  }

  async function acknowledgeNow(open: Open): Promise<void> {
    const { call } = open;
    if (call.onMessage) {
      await respond(call, InteractionResponseType.DeferredMessageUpdate);
      open.state = "silently";
    } else {
      const data = { flags: MessageFlags.Ephemeral };
      await respond(call, InteractionResponseType.DeferredChannelMessageWithSource, data);
      open.state = "thinking";
    }
  }

  return {
    open(call) {
      // The same call may be told twice.
      if (calls.has(call.id)) return;
      const expires = instantOf(call.id).add(lifetime);
      calls.set(call.id, { call, expires, state: "not-yet", line: Promise.resolve() });
    },
    async acknowledge(id) {
      const heard = await inTurn(id, async (open) => {
        if (open.state === "not-yet") await acknowledgeNow(open);
        return true;
      });
      return heard === true;
    },
    tellAlone: (id, content, uploads = []) => inTurn(id, (open) => tell(open, content, uploads)),
    async finish(id) {
      await inTurn(id, async (open) => {
        if (open.state === "not-yet") await acknowledgeNow(open);
        if (open.state !== "thinking") return;
        open.state = "silently";
        try {
          await api.answer("DELETE", paths.first(application(), open.call.token));
        } catch (error) {
          if (!(error instanceof Refused && error.code === unknownMessage)) throw error;
        }
      });
    },
    async sayIfSilent(id, content) {
      await inTurn(id, async (open) => {
        if (open.state === "not-yet" || open.state === "thinking") await tell(open, content, []);
      });
    },
    showForm: (call, form) => isTaken(call, InteractionResponseType.Modal, form),
    suggest: (call, choices) =>
      isTaken(call, InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    find: (id) => find(id)?.call,
  };
}
