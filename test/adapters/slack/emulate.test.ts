import { createEmulator, type Emulator } from "emulate";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAdapter } from "../../../adapters/slack/adapter.ts";
import { loadLibrary } from "../../../adapters/slack/index.ts";
import { scopes } from "../../../adapters/slack/manifest.ts";
import { settings } from "../../../adapters/slack/settings.ts";
import { makeBot, type RunningBot } from "../../../src/bot/bot.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { lexicon } from "../../support/group.ts";
import { overHttp, type Deliver } from "./fake/deliver.ts";
import { signingSecret } from "./fake/slack.ts";
import type { Json } from "./fake/state.ts";
import { freePort } from "./stage.ts";

const token = "xoxb-emulated-bot";
const bot = { user: "U0EMULATED", id: "B0EMULATED" };

/** What the bot asks of Slack, asked of a Slack that others made: npm's `emulate`, strict about scopes. */
describe("an emulator that is not ours", () => {
  let emulator: Emulator;
  let adapter: Adapter;
  let running: RunningBot;
  let store: Store;
  let database: FreshDatabase;
  let tell: Deliver;
  let team: string;
  let channel: string;
  let ana: string;
  const lines: Readonly<Record<string, unknown>>[] = [];

  beforeAll(async () => {
    const port = await freePort();
    const app = {
      ...{
        client_id: "1.2",
        client_secret: "unused",
        app_id: "A0BUURT",
        name: "Buurtbot",
        redirect_uris: [],
      },
      ...{ scopes: [...scopes], bot_id: bot.id, bot_user_id: bot.user, bot_name: "buurtbot" },
    };
    const seed = {
      ...{ team: { name: "De Poort", domain: "depoort" }, strict_scopes: true, oauth_apps: [app] },
      users: [{ name: "ana", real_name: "Ana" }],
      channels: [{ name: "buurt" }],
      tokens: [{ token, user_id: bot.user, bot_id: bot.id, app_id: "A0BUURT", scopes: [...scopes] }],
    };
    emulator = await createEmulator({ service: "slack", port, seed: { slack: seed } });
    const own = await freePort();
    const given = settings.parse({
      ...{ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret },
      ...{ SLACK_PORT: String(own), SLACK_API_URL: `${emulator.url}/api/` },
    });
    const now = () => Temporal.Now.instant();
    const log = (line: Readonly<Record<string, unknown>>): void => void lines.push(line);
    adapter = makeAdapter(given, { now, log }, () => loadLibrary(given), 20);
    database = await sqlite.fresh();
    store = await openStore(database.url);
    running = await makeBot({
      ...{ lexicon, store, clock: { now }, defaults: { language: "nl", zone: "Europe/Amsterdam" } },
      ...{ adapters: new Map([["slack", adapter]]), log },
    });
    await adapter.start(running);
    tell = overHttp(`http://127.0.0.1:${own}/slack/events`, signingSecret);
    team = String((await call("auth.test", {}))["team_id"]);
    ana = idOf(await call("users.list", {}), "members", "ana");
    channel = idOf(await call("conversations.list", {}), "channels", "buurt");
  }, 30_000);

  afterAll(async () => {
    await adapter.stop();
    await running.settled();
    await store.close();
    await database.drop();
    await emulator.close();
  });

  async function call(method: string, given: Readonly<Record<string, string>>, as = token): Promise<Json> {
    const headers = { authorization: `Bearer ${as}` };
    const body = new URLSearchParams(given);
    const response = await fetch(`${emulator.url}/api/${method}`, { method: "POST", headers, body });
    return (await response.json()) as Json;
  }

  function idOf(answer: Json, list: string, name: string): string {
    const found = (answer[list] as { id: string; name: string }[]).find((each) => each.name === name);
    if (!found) throw new Error(`the emulator has no ${name}`);
    return found.id;
  }

  let count = 0;
  async function happens(event: Json): Promise<void> {
    count += 1;
    const body = { type: "event_callback", team_id: team, event_id: `Ev${count}`, event };
    expect(await tell({ kind: "events_api", body }, { number: 0 })).toMatchObject({ ok: true });
    await running.settled();
  }

  async function says(text: string, where = channel): Promise<void> {
    count += 1;
    const ts = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, "0")}`;
    const kind = where.startsWith("D") ? "im" : "channel";
    await happens({ type: "message", channel: where, channel_type: kind, user: ana, text, ts });
  }

  async function history(where = channel): Promise<readonly Json[]> {
    const answer = await call("conversations.history", { channel: where, include_all_metadata: "true" });
    return answer["messages"] as readonly Json[];
  }

  test("the token and everything that the manifest asks for suffice", async () => {
    await says("start De Poort");
    await says("ana is penningmeester");
    await says("ontvangen 1.000 euro van het stadsdeel");
    await says("idee: bankje bij de poort, 250 euro");
    const [newest] = await history();
    expect(newest?.["text"]).toContain("Idee 1: bankje bij de poort");
    expect(newest?.["blocks"]).toMatchObject([{ type: "header" }, { type: "section" }, { type: "actions" }]);
    expect(newest?.["bot_id"] ?? newest?.["user"]).toBeDefined();
  });

  test("a card is changed where it stands", async () => {
    await says("wijzig 1: bankje met een leuning, 260 euro");
    const before = (await history()).length;
    const card = (await history()).find(({ text }) => String(text).includes("Idee 1"));
    const place = { platform: "slack", channel: `${team}/${channel}` };
    const fitted = {
      title: "anders",
      lines: [],
      actions: [],
      buttons: [],
      text: "anders",
      bars: [],
      files: [],
    };
    const replacing = `${team}/${channel}/${String(card?.["ts"])}`;
    expect(await adapter.send(place, fitted, { key: "k1", manner: "news", replacing })).toBe(replacing);
    expect(await history()).toHaveLength(before);
    expect((await history()).find(({ ts }) => ts === card?.["ts"])?.["text"]).toBe("anders");
  });

  test("the same card is posted once, and the key that tells is in the conversation itself", async () => {
    const place = { platform: "slack", channel: `${team}/${channel}` };
    const fitted = { title: "eens", lines: [], actions: [], buttons: [], text: "eens", bars: [], files: [] };
    const posting = { key: "k2", manner: "news" } as const;
    const first = await adapter.send(place, fitted, posting);
    expect(await adapter.send(place, fitted, posting)).toBe(first);
    const marked = (await history()).filter(({ metadata }) =>
      JSON.stringify(metadata ?? {}).includes('"k2"'),
    );
    expect(marked).toHaveLength(1);
  });

  test("somebody is told alone: for now, and where it lasts", async () => {
    const person = `${team}/${ana}`;
    const place = { platform: "slack", channel: `${team}/${channel}`, person };
    const fitted = {
      title: "alleen jij",
      lines: [],
      actions: [],
      buttons: [],
      text: "alleen jij",
      bars: [],
      files: [],
    };
    await adapter.send(place, fitted, { key: "k3", manner: "answer" });
    expect((await history()).some(({ text }) => text === "alleen jij")).toBe(false);
    const direct = await adapter.direct?.(place);
    expect(direct).toMatchObject({ person });
    if (!direct) return;
    await adapter.send(direct, fitted, { key: "k4", manner: "receipt" });
    expect((await history(direct.channel.split("/")[1])).map(({ text }) => text)).toContain("alleen jij");
  });

  test("the pot as a picture, and a meeting with its file", async () => {
    await says("hoeveel is er nog?");
    const drawn = (await history()).find(({ blocks }) => JSON.stringify(blocks ?? []).includes('"image"'));
    expect(JSON.stringify(drawn?.["blocks"])).toContain("Vrij: € 1.000");
    await says("vergadering over 3 dagen 19:30 in het buurthuis");
    const files = (await call("files.list", {}))["files"] as readonly { readonly name: string }[];
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(["1.png", "vergadering-2.ics"]));
  });

  test("a sign, and who is in the conversation", async () => {
    const place = { platform: "slack", channel: `${team}/${channel}` };
    const [newest] = await history();
    await adapter.react?.(place, `${team}/${channel}/${String(newest?.["ts"])}`, "✅");
    await adapter.react?.(place, `${team}/${channel}/${String(newest?.["ts"])}`, "✅");
    const [signed] = await history();
    expect(JSON.stringify(signed?.["reactions"])).toContain("white_check_mark");
    const people = await adapter.people?.(place);
    expect(people?.map(({ id }) => id)).toContain(`${team}/${ana}`);
    expect(people?.map(({ id }) => id)).not.toContain(`${team}/${bot.user}`);
  });

  test("the home page, and a form with a trigger of its own", async () => {
    const direct = await adapter.direct?.({ platform: "slack", channel: "", person: `${team}/${ana}` });
    const own = direct?.channel.split("/")[1] ?? "";
    await happens({ type: "app_home_opened", user: ana, channel: own, tab: "home" });
    const { trigger_id: trigger } = await call("views.generateTriggerId", { user: ana });
    const pressed = {
      ...{ type: "block_actions", team: { id: team }, user: { id: ana, team_id: team }, trigger_id: trigger },
      ...{
        container: { type: "message", message_ts: "1.000001", channel_id: channel },
        channel: { id: channel },
      },
      actions: [{ type: "button", action_id: "press-0", value: "fill:idea", action_ts: "1.000002" }],
    };
    expect(await tell({ kind: "interactive", body: pressed }, { number: 0 })).toMatchObject({ ok: true });
    // The trigger was used for the form, and cannot be used again.
    const used = {
      trigger_id: String(trigger),
      view: JSON.stringify({ type: "modal", title: {}, blocks: [] }),
    };
    await expect.poll(async () => (await call("views.open", used))["error"]).toMatch(/trigger/);
    expect(lines.filter(({ event }) => !["said", "state"].includes(String(event)))).toEqual([]);
  });
});
