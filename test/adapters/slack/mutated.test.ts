import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encode, sign, type Told } from "./fake/deliver.ts";
import { signingSecret } from "./fake/slack.ts";
import type { Json } from "./fake/state.ts";
import { startStage, userOf, type Stage } from "./stage.ts";

const bodies = readFileSync(new URL("payloads/recorded.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => (JSON.parse(line) as { payload: Json }).payload);

let stage: Stage;
let agent: Agent;

beforeAll(async () => {
  stage = await startStage("http");
  await stage.says(userOf("Ana"), "start De Poort");
  agent = new Agent({ keepAlive: true, maxSockets: 8 });
});

afterAll(async () => {
  agent.destroy();
  await stage.close();
});

function kindOf(body: Json): Told["kind"] {
  if ("command" in body) return "slash_commands";
  return body["type"] === "event_callback" ? "events_api" : "interactive";
}

interface Sent {
  readonly type: string;
  readonly text: string;
  readonly signature: string;
  readonly timestamp: string;
}

function send({ type, text, signature, timestamp }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ "content-type": type, "content-length": Buffer.byteLength(text) },
      ...{ "x-slack-signature": signature, "x-slack-request-timestamp": timestamp },
    };
    const options = {
      host: "127.0.0.1",
      port: stage.port,
      path: "/slack/events",
      method: "POST",
      agent,
      headers,
    };
    const sent = request(options, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", (error: NodeJS.ErrnoException) => {
      // Refused before all of it was read.
      if (error.code === "ECONNRESET" || error.code === "EPIPE") resolve(413);
      else reject(error);
    });
    sent.end(text);
  });
}

const odd = fc.constantFrom<unknown>(
  ...[null, [], {}, "", "x".repeat(3000), -1, 1e308, true, [null], [[[[[[]]]]]], { id: null }],
  ...["__proto__", { constructor: { prototype: {} } }, "\u0000", "\ud800", "<!channel>", "../../etc", "🏳️‍🌈"],
);

/** One place in a body is gone, or is something else. */
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom("delete", "replace", "add"),
  value: odd,
  name: fc.constantFrom("__proto__", "constructor", "event", "type", "payload", "toString"),
});

function mutate(
  body: Json,
  changes: readonly { at: number; how: string; value: unknown; name: string }[],
): Json {
  const copy = structuredClone(body) as Record<string, unknown>;
  for (const { at, how, value, name } of changes) {
    const places = placesIn(copy);
    const place = places[at % places.length];
    if (!place) continue;
    if (how === "delete") Reflect.deleteProperty(place.in, place.key);
    else if (how === "replace") place.in[place.key] = structuredClone(value);
    else
      Object.defineProperty(place.in, name, {
        value: structuredClone(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return copy;
}

interface PlaceIn {
  readonly in: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): PlaceIn[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = value as Record<string, unknown>;
  return Object.keys(inside).flatMap((key) => [{ in: inside, key }, ...placesIn(inside[key])]);
}

/** Everything the bot keeps, and everything that it did. */
async function state(): Promise<readonly number[]> {
  const { client } = stage.store;
  await stage.settled();
  return [
    ...[await client.journal.count(), await client.member.count(), await client.chat.count()],
    ...[await client.proposal.count(), await client.delivery.count(), stage.executed.length],
  ];
}

const seconds = (): number => Math.floor(Date.now() / 1000);

describe("5,000 damaged requests: never an error of ours, never an effect", () => {
  test("changed after they were signed, signed by somebody else, too old or from ahead", async () => {
    const before = await state();
    const text = fc.record({
      body: fc.constantFrom(...bodies),
      damage: fc.constantFrom("text", "signature", "version", "secret", "old", "ahead", "none", "header"),
      at: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(text, async ({ body, damage, at }) => {
        const whole = encode({ kind: kindOf(body), body });
        const moved = damage === "old" ? -400 : damage === "ahead" ? 400 : 0;
        const timestamp = String(seconds() + moved);
        const secret = damage === "secret" ? "somebody else's secret" : signingSecret;
        const signed = sign(secret, Number(timestamp), whole.text);
        const place = at % whole.text.length;
        const sent = {
          type: whole.type,
          text:
            damage === "text" ? `${whole.text.slice(0, place)}x${whole.text.slice(place + 1)}x` : whole.text,
          signature:
            damage === "signature"
              ? `${signed.slice(0, -1)}${signed.endsWith("0") ? "1" : "0"}`
              : damage === "version"
                ? signed.replace("v0=", "v1=")
                : damage === "none"
                  ? ""
                  : signed,
          timestamp: damage === "header" ? "gisteren" : timestamp,
        };
        const status = await send(sent);
        expect([400, 401]).toContain(status);
      }),
      { numRuns: 2000 },
    );
    expect(await state()).toEqual(before);
  }, 30_000);

  test("signed well, and with another shape than anything of Slack's", async () => {
    const before = await state();
    // Of another workspace: whatever of it is still whole has no meaning here.
    const elsewhere = bodies.map(
      (body) => JSON.parse(JSON.stringify(body).replaceAll("T0BUURT", "T0ELDERS")) as Json,
    );
    const cut = fc.record({
      body: fc.constantFrom(...elsewhere),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      end: fc.double({ min: 0, max: 1, noNaN: true }),
      whole: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ body, changes, end, whole }) => {
        const { type, text } = encode({ kind: kindOf(body), body: mutate(body, changes) });
        const shown = whole ? text : text.slice(0, Math.floor(text.length * end));
        const timestamp = seconds();
        const status = await send({
          type,
          text: shown,
          signature: sign(signingSecret, timestamp, shown),
          timestamp: String(timestamp),
        });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 2900 },
    );
    expect(await state()).toEqual(before);
  }, 60_000);

  test("of a hundred kinds that no form of Slack's has", async () => {
    const before = await state();
    const deep = (text: string, times: number): string => text.repeat(times);
    const texts = [
      ...[
        "null",
        "true",
        "1",
        '"x"',
        "[]",
        "[null]",
        "{}",
        "",
        " ",
        "{",
        "x",
        "\u0000",
        "{}{}",
        '{"event":null}',
      ],
      ...['{"type":"event_callback","event":{"type":"message"}}', '{"__proto__":{"team_id":"T0BUURT"}}'],
      ...[deep("[", 100_000), `${deep('{"a":', 20_000)}1${deep("}", 20_000)}`, `"${deep("x", 990_000)}"`],
      ...[
        "payload=null",
        "payload=%7B",
        "payload=",
        "payload=a&payload=b",
        "ssl_check=1",
        "ssl_check=1&command=/buurt",
      ],
      ...["a[b]=1&a[c]=2", "command=/buurt", "%", "%E0%A4%A", "=&=&="],
    ];
    const types = [
      "application/json",
      "application/x-www-form-urlencoded",
      "text/plain",
      "application/json; charset=utf-8",
    ];
    for (const text of texts) {
      for (const type of types) {
        const timestamp = seconds();
        const status = await send({
          type,
          text,
          signature: sign(signingSecret, timestamp, text),
          timestamp: String(timestamp),
        });
        expect(status, `${type} ${text.slice(0, 60)}`).toBeLessThan(500);
      }
    }
    expect(await state()).toEqual(before);
    await stage.says(userOf("Cem"), "idee: bankje, 250 euro");
    expect(stage.executed.at(-1)?.says).toContain("idea");
  }, 30_000);
});
