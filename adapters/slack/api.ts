import { z } from "zod";
import { Undeliverable } from "../../src/chat/adapter.ts";

/** The Web API: https://docs.slack.dev/reference/methods. Throws `Refused`, `TooFast`, or an error of the network. */
export interface Api {
  call(method: string, given: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Puts bytes at an address that Slack gave for them. */
  upload(address: string, content: Uint8Array): Promise<void>;
  /** Answers at an address that came with a button, which only Slack itself may have given. */
  respond(address: string, answer: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Slack's answer `ok: false`, with its code. */
export class Refused extends Error {
  readonly code: string;
  /** The scope that is missing, where that is why. */
  readonly needed: string | undefined;

  constructor(code: string, needed?: string) {
    super(`Slack refuses: ${code}`);
    this.code = code;
    this.needed = needed;
  }
}

export class TooFast extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`Slack asks to wait ${seconds} s`);
    this.seconds = seconds;
  }
}

/** The token is of no use any more: https://docs.slack.dev/reference/methods/auth.test */
const endings = new Set(["invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed"]);
/** Trying the same again leads nowhere. */
const forGood = new Set([
  ...["channel_not_found", "not_in_channel", "is_archived", "user_not_found", "user_not_in_channel"],
  ...["restricted_action", "cannot_dm_bot", "user_disabled", "cant_update_message", "edit_window_closed"],
  ...[
    "invalid_blocks",
    "msg_too_long",
    "no_text",
    "missing_scope",
    "messages_tab_disabled",
    "user_not_visible",
  ],
]);

/** What was valid once is not any more. */
const takenBack = new Set(["account_inactive", "token_revoked"]);

export function isTakenBack(error: unknown): boolean {
  return error instanceof Refused && takenBack.has(error.code);
}

export function isEnding(error: unknown): boolean {
  return error instanceof Refused && endings.has(error.code);
}

/** An error as the outbox understands it: what Slack refuses for good is not tried again. */
export function asDelivery(error: unknown): unknown {
  return error instanceof Refused && forGood.has(error.code) ? new Undeliverable(error.message) : error;
}

/** Calls a method and reads its answer; an answer of another shape is an error. */
export async function ask<Shape extends z.ZodType>(
  api: Api,
  method: string,
  given: Readonly<Record<string, unknown>>,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const parsed = shape.safeParse(await api.call(method, given));
  if (parsed.success) return parsed.data;
  throw new Error(`Slack's answer to ${method} has another shape`);
}

export const posted = z.object({ ts: z.string() });
export const whispered = z.object({ message_ts: z.string() });
export const opened = z.object({ channel: z.object({ id: z.string() }) });
