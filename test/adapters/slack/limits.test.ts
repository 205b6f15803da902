import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeApi } from "../../../adapters/slack/library/call.ts";
import { Refused, TooFast, type Api } from "../../../adapters/slack/api.ts";
import { makePace } from "../../../adapters/slack/pace.ts";
import { limits } from "./fake/limits.ts";
import { botToken, startSlack, type FakeSlack } from "./fake/slack.ts";
import type { Post, Room } from "./fake/state.ts";

let fake: FakeSlack;
let api: Api;
let room: Room;

beforeAll(async () => {
  fake = await startSlack();
  fake.enforceRates(false);
  fake.addPerson("U0ANA", "Ana");
  room = fake.addRoom("C0BUURT", "public", ["U0ANA", fake.state.botUser]);
  fake.addRoom("C0ELDERS", "public", ["U0ANA"]);
  api = makeApi(await import("@slack/bolt"), fake.apiAddress, botToken);
});

afterAll(async () => {
  await fake.close();
});

const long = (length: number): string => "x".repeat(length);
const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: plain(text) });
const button = (more: object, id = "b") => ({
  type: "button",
  action_id: id,
  text: plain("Ja"),
  value: "v",
  ...more,
});
const actions = (...elements: object[]) => ({ type: "actions", elements });
const option = (value: string, text = "optie") => ({ text: plain(text), value });
const select = (options: object[]) => actions({ type: "static_select", action_id: "s", options });

/** Every limit of Slack's, passed by one. */
const overLimits: readonly (readonly [what: string, blocks: readonly object[]])[] = [
  ["51 blocks", Array.from({ length: limits.messageBlocks + 1 }, () => section("x"))],
  ["a section of 3001", [section(long(limits.section + 1))]],
  ["an empty section", [section("")]],
  ["11 fields", [{ type: "section", fields: Array.from({ length: limits.fields + 1 }, () => plain("x")) }]],
  ["a field of 2001", [{ type: "section", fields: [plain(long(limits.field + 1))] }]],
  ["a header of 151", [{ type: "header", text: plain(long(limits.header + 1)) }]],
  ["26 buttons", [actions(...Array.from({ length: limits.elements + 1 }, (_, n) => button({}, `b${n}`)))]],
  ["no buttons", [actions()]],
  ["a label of 76", [actions(button({ text: plain(long(limits.label + 1)) }))]],
  ["a value of 2001", [actions(button({ value: long(limits.value + 1) }))]],
  ["the same action twice", [actions(button({}), button({}))]],
  ["an action id of 256", [actions(button({}, long(limits.identifier + 1)))]],
  ["101 options", [select(Array.from({ length: limits.options + 1 }, (_, n) => option(`v${n}`)))]],
  ["an option of 76", [select([option("v", long(limits.optionText + 1))])]],
  ["an option's value of 151", [select([option(long(limits.optionValue + 1))])]],
  ["11 elements of context", [{ type: "context", elements: Array.from({ length: 11 }, () => plain("x")) }]],
  ["a picture without words", [{ type: "image", image_url: "https://example.org/x.png" }]],
  ["a picture that was not uploaded", [{ type: "image", slack_file: { id: "F0" }, alt_text: "x" }]],
  ["a blank in a message", [{ type: "input", label: plain("x"), element: { type: "plain_text_input" } }]],
  ["an unknown block", [{ type: "karaoke" }]],
];

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (error) {
    return error instanceof Refused
      ? error.code
      : error instanceof TooFast
        ? `wait ${error.seconds}`
        : String(error);
  }
}

const post = (more: object) => api.call("chat.postMessage", { channel: "C0BUURT", text: "x", ...more });
const modal = (more: object) => ({ type: "modal", title: plain("x"), blocks: [section("x")], ...more });
const blank = { type: "input", block_id: "a", label: plain("x"), element: { type: "plain_text_input" } };

function trigger(expires = performance.now() + 3000): string {
  const id = fake.state.fresh("trigger");
  fake.state.triggers.set(id, { user: "U0ANA", expires, used: false });
  return id;
}

describe("our Slack refuses, as Slack does", () => {
  test.each(overLimits)("%s", async (_what, blocks) => {
    expect(await refusalOf(post({ blocks }))).toBe("invalid_blocks");
  });

  test("texts that are too long or missing, and rooms where the bot is not", async () => {
    expect(await refusalOf(post({ text: long(limits.text + 1) }))).toBe("msg_too_long");
    expect(await refusalOf(post({ text: "" }))).toBe("no_text");
    expect(await refusalOf(post({ text: "", blocks: [section("x")] }))).toBe("no_text");
    expect(await refusalOf(post({ channel: "C0NERGENS" }))).toBe("channel_not_found");
    expect(await refusalOf(post({ channel: "C0ELDERS" }))).toBe("not_in_channel");
    room.archived = true;
    expect(await refusalOf(post({}))).toBe("is_archived");
    delete room.archived;
    const whisper = { channel: "C0BUURT", user: "U0NIEMAND", text: "x" };
    expect(await refusalOf(api.call("chat.postEphemeral", whisper))).toBe("user_not_in_channel");
    const change = { channel: "C0BUURT", ts: "1.000001", text: "x" };
    expect(await refusalOf(api.call("chat.update", change))).toBe("message_not_found");
    const foreign: Post = fake.write("U0ANA", room, "x");
    expect(await refusalOf(api.call("chat.update", { ...change, ts: foreign.ts }))).toBe(
      "cant_update_message",
    );
  });

  test("forms that are too long, and triggers that expired or were used", async () => {
    const open = (view: object, id = trigger()) =>
      refusalOf(api.call("views.open", { trigger_id: id, view }));
    expect(await open(modal({ title: plain(long(limits.viewTitle + 1)) }))).toBe("invalid_blocks");
    expect(await open(modal({ private_metadata: long(limits.metadata + 1) }))).toBe("invalid_blocks");
    expect(await open(modal({ blocks: Array.from({ length: 101 }, () => section("x")) }))).toBe(
      "invalid_blocks",
    );
    expect(await open(modal({ blocks: [blank] }))).toBe("invalid_blocks");
    expect(await open(modal({}), "1.2.3")).toBe("invalid_trigger_id");
    expect(await open(modal({}), trigger(performance.now() - 1))).toBe("expired_trigger_id");
    const once = trigger();
    expect(await open(modal({}), once)).toBe("none");
    expect(await open(modal({}), once)).toBe("exchanged_trigger_id");
  });

  test("a token that is unknown, a scope that is missing, a method that is not there", async () => {
    const bolt = await import("@slack/bolt");
    expect(await refusalOf(makeApi(bolt, fake.apiAddress, "xoxb-nobody").call("auth.test", {}))).toBe(
      "invalid_auth",
    );
    expect(await refusalOf(api.call("chat.shout", {}))).toBe("unknown_method");
    fake.setScopes([]);
    const refused = await api.call("users.info", { user: "U0ANA" }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "missing_scope", needed: "users:read" });
    fake.setScopes(["users:read", "chat:write", "im:write"]);
  });

  test("a second message within the second, in the same conversation", async () => {
    fake.enforceRates(true);
    const room2 = fake.addRoom("C0TUIN", "public", [fake.state.botUser]);
    expect(await refusalOf(post({}))).toBe("none");
    expect(await refusalOf(post({}))).toBe("wait 1");
    expect(await refusalOf(post({ channel: room2.id }))).toBe("none");
    fake.enforceRates(false);
  });

  test("a sixth answer at the same address", async () => {
    const { body } = fake.payloads.command(room, "U0ANA", "help");
    const address = String(body["response_url"]);
    for (let use = 0; use < 6; use += 1) await api.respond(address, { text: `${use}` });
    expect(
      fake
        .seenBy("U0ANA", room)
        .filter(({ only }) => only === "U0ANA")
        .map(({ text }) => text),
    ).toEqual(["0", "1", "2", "3", "4"]);
  });
});

describe("our own queue", () => {
  test("is a second apart in each conversation, waits when it is told to, and holds up no other", async () => {
    const pace = makePace(1000);
    const began = performance.now();
    const at: Record<string, number[]> = { a: [], b: [] };
    const say = (channel: string) =>
      pace.inTurn("chat.postMessage", channel, () =>
        Promise.resolve(at[channel]?.push(performance.now() - began)),
      );
    await Promise.all([say("a"), say("a"), say("b")]);
    expect((at["a"]?.[1] ?? 0) - (at["a"]?.[0] ?? 0)).toBeGreaterThanOrEqual(999);
    expect(at["b"]?.[0]).toBeLessThan(500);
    let tries = 0;
    const answer = await pace.inTurn("chat.update", "a", () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new TooFast(1)) : Promise.resolve("done");
    });
    expect([answer, tries]).toEqual(["done", 2]);
    pace.stop();
    await expect(pace.inTurn("chat.postMessage", "a", () => Promise.resolve())).rejects.toThrow();
  });

  test("gives the outbox back what must wait for long", async () => {
    const pace = makePace(0);
    const waiting = pace.inTurn("chat.update", "a", () => Promise.reject(new TooFast(600)));
    await expect(waiting).rejects.toBeInstanceOf(TooFast);
  });
});
