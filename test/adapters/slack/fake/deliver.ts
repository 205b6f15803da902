import { createHmac } from "node:crypto";
import { patience } from "./limits.ts";
import type { Json } from "./state.ts";

/** One thing that Slack tells an app, and how it is told over HTTP. */
export interface Told {
  readonly kind: "events_api" | "slash_commands" | "interactive";
  readonly body: Json;
}

/** How the app acknowledged. */
export interface Acknowledged {
  readonly ok: boolean;
  readonly after: number;
  readonly answer: Json | undefined;
  readonly status?: number;
}

interface Attempt {
  readonly number: number;
  readonly reason?: string;
}

export type Deliver = (told: Told, attempt: Attempt) => Promise<Acknowledged>;

export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

export function encode({ kind, body }: Told): { readonly type: string; readonly text: string } {
  if (kind === "events_api") return { type: "application/json", text: JSON.stringify(body) };
  const fields = kind === "interactive" ? { payload: body } : body;
  const written = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return { type: "application/x-www-form-urlencoded", text: new URLSearchParams(written).toString() };
}

/** Tells an app over HTTP, signed, and waits three seconds. */
export function overHttp(address: string, secret: string): Deliver {
  return async (told, { number, reason }) => {
    const { type, text } = encode(told);
    const timestamp = Math.floor(Date.now() / 1000);
    const retried =
      number === 0 ? {} : { "x-slack-retry-num": String(number), "x-slack-retry-reason": reason ?? "" };
    const began = performance.now();
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: {
          ...{ "content-type": type, "x-slack-request-timestamp": String(timestamp), ...retried },
          "x-slack-signature": sign(secret, timestamp, text),
        },
        body: text,
        signal: AbortSignal.timeout(patience),
      });
      const answer = await response.text();
      const after = performance.now() - began;
      return { ok: response.ok, after, answer: answerOf(answer), status: response.status };
    } catch {
      return { ok: false, after: performance.now() - began, answer: undefined };
    }
  };
}

function answerOf(text: string): Json | undefined {
  try {
    return text === "" ? undefined : (JSON.parse(text) as Json);
  } catch {
    return { text };
  }
}
