import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFakeDiscord, type FakeDiscord } from "./fake/discord.ts";
import type { Channel, User } from "./fake/state.ts";

/** The pretended Discord itself: every limit is kept once and broken once, so that no test passes by its kindness. */
let fake: FakeDiscord;
let channel: Channel;
let ana: User;

beforeAll(async () => {
  fake = await openFakeDiscord();
  ana = fake.addUser("ana");
  channel = fake.addChannel(fake.addGuild("De Poort", ana, []), "buurt");
});

afterAll(() => fake.close());

async function ask(
  method: string,
  path: string,
  body: unknown,
): Promise<readonly [number, number | undefined]> {
  const answer = await fetch(`${fake.address}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${fake.state.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = (await answer.text()) || "{}";
  return [answer.status, (JSON.parse(told) as { code?: number }).code];
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const long = (count: number): string => "x".repeat(count);
const mentions = { allowed_mentions: { parse: [] } };
const button = (index: number, more: object = {}) => ({
  type: 2,
  style: 2,
  label: "Ja",
  custom_id: `vote ${index}`,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const option = (index: number, more: object = {}) => ({ label: "Ja", value: `${index}`, ...more });
const menu = (options: object[], more: object = {}) =>
  row({ type: 3, custom_id: "choose", options, ...more });

describe("a message", () => {
  const post = (more: object) =>
    ask("POST", `/channels/${channel.id}/messages`, { content: "x", ...mentions, ...more });
  test.each([
    ["content", { content: long(2000) }, { content: long(2001) }],
    ["embed", { embeds: [{ description: long(4096) }] }, { embeds: [{ description: long(4097) }] }],
    ["rows", { components: many(5, (n) => row(button(n))) }, { components: many(6, (n) => row(button(n))) }],
    [
      "buttons in a row",
      { components: [row(...many(5, (n) => button(n)))] },
      { components: [row(...many(6, (n) => button(n)))] },
    ],
    [
      "label",
      { components: [row(button(1, { label: long(80) }))] },
      { components: [row(button(1, { label: long(81) }))] },
    ],
    [
      "label that is empty",
      { components: [row(button(1))] },
      { components: [row(button(1, { label: "" }))] },
    ],
    [
      "custom id",
      { components: [row(button(1, { custom_id: long(100) }))] },
      { components: [row(button(1, { custom_id: long(101) }))] },
    ],
    [
      "custom id twice",
      { components: [row(button(1), button(2))] },
      { components: [row(button(1), button(1))] },
    ],
    [
      "menu",
      { components: [menu(many(25, (n) => option(n)))] },
      { components: [menu(many(26, (n) => option(n)))] },
    ],
    [
      "choice",
      { components: [menu([option(1, { label: long(100) })])] },
      { components: [menu([option(1, { label: long(101) })])] },
    ],
    [
      "value",
      { components: [menu([option(1, { value: long(100) })])] },
      { components: [menu([option(1, { value: long(101) })])] },
    ],
    [
      "value twice",
      { components: [menu([option(1), option(2)])] },
      { components: [menu([option(1), option(1)])] },
    ],
    [
      "placeholder",
      { components: [menu([option(1)], { placeholder: long(150) })] },
      { components: [menu([option(1)], { placeholder: long(151) })] },
    ],
    ["nonce", { nonce: long(25) }, { nonce: long(26) }],
    ["calls", { content: "@everyone" }, { content: "@everyone", allowed_mentions: { parse: ["everyone"] } }],
    [
      "reply",
      { message_reference: { message_id: "5", fail_if_not_exists: false } },
      { message_reference: { message_id: "5" } },
    ],
  ])("%s", async (_, kept, broken) => {
    expect((await post(kept))[0]).toBe(200);
    expect(await post(broken)).toEqual([400, 50_035]);
  });

  test("without anything is refused", async () => {
    expect(await post({ content: "" })).toEqual([400, 50_006]);
  });
});

describe("a call", () => {
  const answer = (type: number, data: object, of: "command" | "suggestion" = "command") => {
    fake.state.commands = [{ name: "vote", id: "1", options: [] }];
    const call =
      of === "command"
        ? fake.command(ana, channel, "vote")
        : fake.suggest(ana, channel, "vote", "number", "");
    return ask("POST", `/interactions/${call.id}/${call.token}/callback`, { type, data });
  };
  const field = (index: number, more: object = {}, inner: object = {}) => ({
    ...{ type: 18, label: "Wat?", component: { type: 4, custom_id: `a${index}`, style: 1, ...inner } },
    ...more,
  });
  const form = (more: object = {}) => ({
    title: "Idee",
    custom_id: "fill:idea",
    components: [field(1)],
    ...more,
  });

  test.each([
    ["title", form({ title: long(45) }), form({ title: long(46) })],
    ["custom id", form({ custom_id: long(100) }), form({ custom_id: long(101) })],
    [
      "fields",
      form({ components: many(5, (n) => field(n)) }),
      form({ components: many(6, (n) => field(n)) }),
    ],
    [
      "label",
      form({ components: [field(1, { label: long(45) })] }),
      form({ components: [field(1, { label: long(46) })] }),
    ],
    [
      "help",
      form({ components: [field(1, { description: long(100) })] }),
      form({ components: [field(1, { description: long(101) })] }),
    ],
    [
      "what may be written",
      form({ components: [field(1, {}, { max_length: 4000 })] }),
      form({ components: [field(1, {}, { max_length: 4001 })] }),
    ],
    [
      "what is written",
      form({ components: [field(1, {}, { max_length: 3, value: "abc" })] }),
      form({ components: [field(1, {}, { max_length: 3, value: "abcd" })] }),
    ],
  ])("answered with a form: %s", async (_, kept, broken) => {
    expect((await answer(9, kept))[0]).toBe(204);
    expect(await answer(9, broken)).toEqual([400, 50_035]);
  });

  test.each([
    ["how many", many(25, (n) => ({ name: "x", value: n })), many(26, (n) => ({ name: "x", value: n }))],
    ["name", [{ name: long(100), value: 1 }], [{ name: long(101), value: 1 }]],
    ["value", [{ name: "x", value: long(100) }], [{ name: "x", value: long(101) }]],
  ])("answered with suggestions: %s", async (_, kept, broken) => {
    expect((await answer(8, { choices: kept }, "suggestion"))[0]).toBe(204);
    expect(await answer(8, { choices: broken }, "suggestion")).toEqual([400, 50_035]);
  });

  test("cannot be answered twice, by another kind of answer, or with a wrong token", async () => {
    fake.state.commands = [{ name: "vote", id: "1", options: [] }];
    const call = fake.command(ana, channel, "vote");
    const path = `/interactions/${call.id}/${call.token}`;
    expect(
      await ask("PATCH", `/webhooks/${fake.state.application}/${call.token}/messages/@original`, {}),
    ).toEqual([404, 10_015]);
    expect(await ask("POST", `${path}x/callback`, { type: 5 })).toEqual([404, 10_062]);
    expect(await ask("POST", `${path}/callback`, { type: 6 })).toEqual([400, 50_035]);
    expect((await ask("POST", `${path}/callback`, { type: 5 }))[0]).toBe(204);
    expect(await ask("POST", `${path}/callback`, { type: 5 })).toEqual([400, 40_060]);
  });
});

test("an event lies ahead, has a place and a name that fit, and there are a hundred at most", async () => {
  const path = `/guilds/${channel.guild ?? ""}/scheduled-events`;
  const event = (more: object = {}) => ({
    ...{
      name: "Vergadering",
      privacy_level: 2,
      entity_type: 3,
      entity_metadata: { location: "zaal" },
      description: "uid",
    },
    ...{ scheduled_start_time: "2099-01-01T10:00:00Z", scheduled_end_time: "2099-01-01T12:00:00Z", ...more },
  });
  expect((await ask("POST", path, event({ name: long(100) })))[0]).toBe(200);
  for (const broken of [
    { name: long(101) },
    { entity_metadata: { location: long(101) } },
    { scheduled_start_time: "2000-01-01T10:00:00Z" },
    { scheduled_end_time: "2099-01-01T09:00:00Z" },
    { privacy_level: 1 },
  ]) {
    expect(await ask("POST", path, event(broken))).toEqual([400, 50_035]);
  }
  for (let count = fake.state.events.size; count < 100; count += 1) await ask("POST", path, event());
  expect(await ask("POST", path, event())).toEqual([400, 30_038]);
});

test("a list of commands over a limit is refused", async () => {
  const path = `/applications/${fake.state.application}/commands`;
  const command = (index: number, more: object = {}) => ({
    type: 1,
    name: `do-${index}`,
    description: "x",
    ...more,
  });
  const given = (index: number, more: object = {}) => ({
    type: 3,
    name: `a${index}`,
    description: "x",
    ...more,
  });
  expect(
    (
      await ask(
        "PUT",
        path,
        many(100, (n) => command(n)),
      )
    )[0],
  ).toBe(200);
  for (const broken of [
    many(101, (n) => command(n)),
    [command(1), command(1)],
    [command(1, { name: "Big" })],
    [command(1, { name: long(33) })],
    [command(1, { description: long(101) })],
    [command(1, { description: "" })],
    [command(1, { options: many(26, (n) => given(n)) })],
    [command(1, { options: [given(1), given(2, { required: true })] })],
    [command(1, { options: [given(1, { choices: many(26, (n) => ({ name: `${n}`, value: `${n}` })) })] })],
    [command(1, { options: [given(1, { autocomplete: true, choices: [{ name: "x", value: "x" }] })] })],
  ]) {
    expect(await ask("PUT", path, broken)).toEqual([400, 50_035]);
  }
});

test("a request without the token, and one too many, is not answered", async () => {
  const answer = await fetch(`${fake.address}/v10/users/@me`, { headers: { authorization: "Bot other" } });
  expect(answer.status).toBe(401);
  fake.rates = { ...fake.rates, bucket: { limit: 1, per: 10_000 } };
  await ask("POST", "/users/@me/channels", { recipient_id: ana.id });
  expect((await ask("POST", "/users/@me/channels", { recipient_id: ana.id }))[0]).toBe(429);
});
