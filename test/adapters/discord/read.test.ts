import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { read } from "../../../adapters/discord/read.ts";
import type { Known } from "../../../adapters/discord/read/arrived.ts";
import { readPayload } from "../../../adapters/discord/read/payloads.ts";
import { isOfLibrary } from "../../../adapters/discord/guard.ts";

const bot = "1200000000000000000";
const known: Known = {
  self: { user: bot, roles: ["1200000000000000009"] },
  ...{ now: Temporal.Instant.from("2026-03-02T18:00:00Z"), event: "session/7" },
  roleNamed: (_, role) => (role === "1500000000000000001" ? "Penningmeesters" : undefined),
  parentOf: (channel) => (channel === "1300000000000000011" ? "1300000000000000001" : undefined),
  isAdministrator: (_, user) => user === "1400000000000000001",
};

/** As Discord writes them, with the id that its documentation explains; what is not used is left in, to show that it does no harm. */
const ana = {
  id: "1400000000000000001",
  username: "ana_k",
  global_name: "Ana",
  avatar: null,
  discriminator: "0",
  public_flags: 0,
};
const message = {
  ...{
    id: "175928847299117063",
    channel_id: "1300000000000000001",
    guild_id: "1100000000000000001",
    type: 0,
  },
  ...{ author: ana, content: "hallo", timestamp: "2026-03-02T18:00:00.000000+00:00", edited_timestamp: null },
  ...{ tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [] },
  member: {
    nick: "Ana van 12",
    roles: [],
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    deaf: false,
    mute: false,
    flags: 0,
  },
  ...{ pinned: false, flags: 0, components: [], nonce: "1350000000000000000" },
};
const interaction = {
  ...{
    id: "1350000000000000001",
    application_id: bot,
    token: "aW50ZXJhY3Rpb24",
    version: 1,
    locale: "nl",
    guild_locale: "nl",
  },
  ...{
    guild_id: "1100000000000000001",
    channel_id: "1300000000000000001",
    app_permissions: "562949953421311",
  },
  channel: {
    id: "1300000000000000001",
    type: 0,
    guild_id: "1100000000000000001",
    name: "buurt",
    permissions: "1",
  },
  member: {
    user: ana,
    nick: null,
    roles: [],
    permissions: "8",
    joined_at: "2026-01-01T00:00:00.000000+00:00",
  },
  ...{ entitlements: [], authorizing_integration_owners: { "0": "1100000000000000001" }, context: 0 },
};

function without<T extends object, K extends keyof T>(whole: T, ...names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name as K))) as Omit<
    T,
    K
  >;
}

function arrives(name: string, data: unknown) {
  const payload = readPayload(name, data);
  return payload && read(payload, known);
}

const said = (data: unknown) => {
  const arrived = arrives("MESSAGE_CREATE", data);
  return arrived?.kind === "said" ? arrived.inbound : undefined;
};

const noRoles = { within: "1100000000000000001", ids: [] };

describe("a message", () => {
  test("is what somebody typed, with the time that its id holds", () => {
    expect(said(message)).toEqual({
      ...{ id: "1300000000000000001/175928847299117063", how: "typed", addressed: false, text: "hallo" },
      at: Temporal.Instant.from("2016-04-30T11:18:25.796Z"),
      place: { platform: "discord", channel: "1100000000000000001/1300000000000000001" },
      author: { id: ana.id, name: "Ana van 12", administrator: true, roles: noRoles },
    });
  });

  test("with the bot's name in it is said to the bot, and others are called by name", () => {
    const ben = { id: "1400000000000000002", username: "ben", global_name: "Ben" };
    const content = `<@${bot}> <@1400000000000000002> is penningmeester`;
    const heard = said({ ...message, content, mentions: [{ ...ben, member: { nick: null } }] });
    expect(heard).toMatchObject({ addressed: true, text: "@buurtbot @Ben is penningmeester" });
    expect(said({ ...message, mention_roles: ["1200000000000000009"] })?.addressed).toBe(true);
    expect(said({ ...message, content: "@everyone", mention_everyone: true })?.addressed).toBe(false);
  });

  test("names roles with their ids, and tells which ones its author has; without that it tells nothing", () => {
    const content = "koppel rol <@&1500000000000000001> of <@&1500000000000000002>";
    const heard = said({
      ...{ ...message, content },
      member: { ...message.member, roles: ["1500000000000000001"] },
    });
    expect(heard?.text).toBe("koppel rol @Penningmeesters <1500000000000000001> of <@&1500000000000000002>");
    expect(heard?.author.roles).toEqual({ ...noRoles, ids: ["1500000000000000001"] });
    expect(said({ ...message, content: "<@&1200000000000000009> hoi" })?.text).toBe("@buurtbot hoi");
    expect(said(without(message, "member"))?.author.roles).toBeUndefined();
  });

  test("in a thread is said in the channel it belongs to; in private only to the bot", () => {
    const inThread = { ...message, channel_id: "1300000000000000011" };
    expect(said(inThread)?.place.channel).toBe("1100000000000000001/1300000000000000001");
    const alone = without(message, "guild_id", "member");
    expect(said(alone)?.place).toEqual({ platform: "discord", channel: `@/${ana.id}`, person: ana.id });
  });

  test("may answer another one and bring files", () => {
    const reply = {
      ...message,
      ...{ type: 19, message_reference: { type: 0, channel_id: message.channel_id, message_id: "135" } },
      attachments: [{ id: "136", filename: "bon.jpg", size: 10, url: "https://cdn.invalid/bon.jpg" }],
    };
    expect(said(reply)).toMatchObject({
      ...{ on: "1300000000000000001/135", files: [{ id: "136", name: "bon.jpg" }] },
    });
  });

  test("of a program, of the bot itself and about the channel is not heard", () => {
    expect(said({ ...message, author: { ...ana, bot: true } })).toBeUndefined();
    expect(said({ ...message, webhook_id: "150" })).toBeUndefined();
    expect(said({ ...message, author: { ...ana, id: bot } })).toBeUndefined();
    expect(said({ ...message, type: 7 })).toBeUndefined();
  });
});

test("a sign on a message of the bot, put there and taken away; its colour makes no difference", () => {
  const reaction = {
    ...{
      user_id: ana.id,
      channel_id: "1300000000000000001",
      message_id: "135",
      guild_id: "1100000000000000001",
    },
    ...{ member: interaction.member, message_author_id: bot, burst: false, type: 0 },
    emoji: { id: null, name: "👍🏽" },
  };
  expect(arrives("MESSAGE_REACTION_ADD", reaction)).toMatchObject({
    kind: "said",
    inbound: { id: "session/7", how: "reacted", text: "👍", on: "1300000000000000001/135" },
  });
  const gone = without(reaction, "member", "message_author_id");
  expect(arrives("MESSAGE_REACTION_REMOVE", gone)).toMatchObject({ inbound: { undone: true } });
  expect(arrives("MESSAGE_REACTION_ADD", { ...reaction, message_author_id: ana.id })).toBeUndefined();
});

describe("a call", () => {
  const arrived = (more: object) => arrives("INTERACTION_CREATE", { ...interaction, ...more });

  test("of a command is its name with what was filled in", () => {
    const options = [
      { name: "number", type: 4, value: 1 },
      { name: "choice", type: 3, value: "ja" },
    ];
    expect(arrived({ type: 2, data: { id: "9", name: "vote", type: 1, options } })).toEqual({
      kind: "called",
      call: {
        ...{ id: interaction.id, token: interaction.token, language: "nl", user: ana.id },
        ...{ channel: "1300000000000000001", alone: false, onMessage: false },
      },
      reader: {
        place: { platform: "discord", channel: "1100000000000000001/1300000000000000001" },
        author: ana.id,
      },
      inbound: expect.objectContaining({
        ...{ id: interaction.id, how: "filled", text: "vote", filled: { number: "1", choice: "ja" } },
        author: { id: ana.id, name: "Ana", administrator: true, language: "nl", roles: noRoles },
      }) as unknown,
    });
  });

  test("of the free command is any sentence, with a file", () => {
    const data = {
      ...{ id: "9", name: "buurt", type: 1 },
      options: [
        { name: "text", type: 3, value: "stem 1 ja" },
        { name: "file", type: 11, value: "77" },
      ],
      resolved: {
        attachments: { "77": { id: "77", filename: "bon.pdf", size: 3, url: "https://cdn.invalid/b" } },
      },
    };
    expect(arrived({ type: 2, data })).toMatchObject({
      inbound: { how: "typed", addressed: true, text: "stem 1 ja", files: [{ id: "77", name: "bon.pdf" }] },
    });
  });

  test("of a button says what is on it, of a menu what was chosen, and one with blanks opens its form", () => {
    const on = { message: { id: "135", flags: 0, type: 0, content: "" } };
    expect(arrived({ type: 3, ...on, data: { custom_id: "vote 1 yes", component_type: 2 } })).toMatchObject({
      kind: "called",
      call: { onMessage: true },
      inbound: { how: "pressed", text: "vote 1 yes", on: "1300000000000000001/135" },
    });
    const chosen = { custom_id: "choose", component_type: 3, values: ["vote 3 12"] };
    expect(arrived({ type: 3, ...on, data: chosen })).toMatchObject({ inbound: { text: "vote 3 12" } });
    expect(arrived({ type: 3, ...on, data: { custom_id: "fill:idea", component_type: 2 } })).toMatchObject({
      ...{ kind: "form", says: "idea", otherwise: { how: "pressed", text: "idea" } },
    });
  });

  test.each([
    ["labels", (field: object) => ({ type: 18, id: 1, component: field })],
    ["rows", (field: object) => ({ type: 1, components: [field] })],
  ])("of a form brings what was filled in, in %s", (_, around) => {
    const components = [
      around({ type: 4, custom_id: "title", value: "bankje" }),
      around({ type: 3, custom_id: "theme", values: ["groen"] }),
    ];
    expect(arrived({ type: 5, data: { custom_id: "fill:idea", components } })).toMatchObject({
      ...{
        kind: "called",
        inbound: { how: "filled", text: "idea", filled: { title: "bankje", theme: "groen" } },
      },
    });
  });

  test("for suggestions names the option that is being typed", () => {
    const options = [{ name: "number", type: 4, value: "ban", focused: true }];
    expect(arrived({ type: 4, data: { id: "9", name: "support", type: 1, options } })).toMatchObject({
      ...{ kind: "suggests", says: "support", argument: "number", typed: "ban" },
    });
  });

  test("in a thread is made in its channel; in private by its user", () => {
    const channel = { id: "1300000000000000011", type: 11, parent_id: "1300000000000000002" };
    const data = { id: "9", name: "balance", type: 1 };
    expect(arrived({ type: 2, data, channel, channel_id: channel.id })).toMatchObject({
      inbound: { place: { channel: "1100000000000000001/1300000000000000002" } },
    });
    const alone = without(interaction, "guild_id", "member");
    const direct = { ...alone, user: ana, type: 2, data, channel: { id: "1", type: 1 }, channel_id: "1" };
    expect(arrives("INTERACTION_CREATE", direct)).toMatchObject({
      ...{ call: { alone: true }, inbound: { place: { channel: `@/${ana.id}`, person: ana.id } } },
    });
  });

  test("of a language that the bot does not speak has none, and of a shape that is unknown is not read", () => {
    const data = { id: "9", name: "balance", type: 1 };
    expect(arrived({ type: 2, data, locale: "pl" })).toMatchObject({ call: { language: undefined } });
    expect(arrived({ type: 9, data })).toBeUndefined();
    expect(arrives("INTERACTION_CREATE", { id: "1" })).toBeUndefined();
    expect(arrives("TYPING_START", {})).toBeUndefined();
  });
});

test("a server or a channel that is gone is cut off; one that cannot be reached is not", () => {
  expect(arrives("GUILD_DELETE", { id: "11" })).toEqual({ kind: "cut-off", within: "11/" });
  expect(arrives("GUILD_DELETE", { id: "11", unavailable: true })).toBeUndefined();
  expect(arrives("CHANNEL_DELETE", { id: "13", guild_id: "11", type: 0 })).toEqual({
    ...{ kind: "cut-off", within: "11/13" },
  });
});

test("an error of the library is told from one of ours", () => {
  const error = (...lines: string[]) =>
    Object.assign(new Error("x"), { stack: ["Error: x", ...lines].join("\n") });
  const theirs = "    at Action.handle (/app/node_modules/discord.js/src/client/actions/Action.js:10:5)";
  const ours = "    at hear (/app/adapters/discord/index.ts:80:1)";
  expect(isOfLibrary(error("    at node:events:1:1", theirs, ours))).toBe(true);
  expect(isOfLibrary(error(ours, theirs))).toBe(false);
  expect(isOfLibrary(error("    at /app/node_modules/pg/lib/client.js:1:1"))).toBe(false);
  expect(isOfLibrary("text")).toBe(false);
});
