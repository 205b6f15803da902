import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { settings } from "../../../adapters/slack/settings.ts";
import { makeAdapter } from "../../../adapters/slack/adapter.ts";
import { loadLibrary, slack } from "../../../adapters/slack/index.ts";
import { NotAdmitted } from "../../../src/chat/adapter.ts";
import { doctor } from "../../../src/commandline/doctor.ts";
import { allScopes, appToken, startSlack, type FakeSlack } from "./fake/slack.ts";
import { environmentFor, freePort } from "./stage.ts";

let fake: FakeSlack;
let port: number;

beforeEach(async () => {
  fake = await startSlack();
  port = await freePort();
});

afterEach(async () => {
  await fake.close();
});

async function look(environment: Readonly<Record<string, string>>): Promise<readonly [number, string]> {
  const lines: string[] = [];
  const code = await doctor(environment, (line) => void lines.push(line), [slack]);
  return [code, lines.join("\n")];
}

describe("the doctor", () => {
  test("finds all well over a socket", async () => {
    const [code, says] = await look(environmentFor(fake, "socket", port));
    expect(code).toBe(0);
    expect(says).toContain("well  Slack: the token is that of buurtbot in De Poort.");
    expect(says).toContain("the app may do everything it needs");
    expect(says).toContain("a socket can be opened");
  });

  test("finds all well over HTTP when something answers there, and says so when nobody does", async () => {
    const [code, says] = await look(environmentFor(fake, "http", port));
    expect([code, says]).toEqual([
      1,
      expect.stringContaining(`nobody answers at port ${port}. Start the bot`),
    ]);
    const server = createServer().listen(port);
    try {
      expect((await look(environmentFor(fake, "http", port)))[0]).toBe(0);
    } finally {
      server.close();
    }
  });

  test("says in one line what is wrong and how to mend it", async () => {
    const over = environmentFor(fake, "socket", port);
    const wrong = async (change: Record<string, string>) => (await look({ ...over, ...change }))[1];
    expect(await wrong({ SLACK_BOT_TOKEN: "xoxb-of-nobody" })).toBe(
      "WRONG Slack: Slack does not know SLACK_BOT_TOKEN. Copy it again from the settings of your app.",
    );
    expect(await wrong({ SLACK_APP_TOKEN: "xapp-of-nobody" })).toContain(
      "Slack does not know SLACK_APP_TOKEN",
    );
    expect(await wrong({ SLACK_API_URL: "http://127.0.0.1:9/api/" })).toContain("Slack cannot be reached");
    fake.setScopes(allScopes.filter((scope) => !["im:write", "users:read"].includes(scope)));
    expect(await wrong({})).toContain("the app lacks im:write and users:read. Add them under OAuth");
  });

  test("says what each setting must be", async () => {
    expect(await look({ SLACK_BOT_TOKEN: "geheim" })).toEqual([
      2,
      expect.stringContaining("SLACK_BOT_TOKEN must be the bot token of your app, which begins with xoxb-."),
    ]);
    expect((await look({ SLACK_BOT_TOKEN: "xoxb-1" }))[1]).toContain("SLACK_APP_TOKEN must be set");
    expect((await look({ SLACK_APP_TOKEN: appToken }))[1]).toContain(
      "SLACK_BOT_TOKEN must be set: install the app",
    );
    expect((await look({ ...environmentFor(fake, "http", port), SLACK_PORT: "veel" }))[1]).toContain(
      "SLACK_PORT must be a whole number from 1 to 65535",
    );
  });
});

describe("a bot that Slack does not let in", () => {
  test.each([
    ["SLACK_BOT_TOKEN", "xoxb-of-nobody"],
    ["SLACK_APP_TOKEN", "xapp-of-nobody"],
  ])("is told so by name: %s", async (name, value) => {
    const given = settings.parse({ ...environmentFor(fake, "socket", port), [name]: value });
    const adapter = makeAdapter(given, { now: () => never(), log: () => undefined }, () =>
      loadLibrary(given),
    );
    const starting = adapter.start({ commands: [] } as never);
    await expect(starting).rejects.toBeInstanceOf(NotAdmitted);
    await expect(starting).rejects.toThrow(name);
    await adapter.stop();
  });

  test("a port that is taken is told by its variable", async () => {
    const server = createServer().listen(port);
    const given = settings.parse(environmentFor(fake, "http", port));
    const adapter = makeAdapter(given, { now: () => never(), log: () => undefined }, () =>
      loadLibrary(given),
    );
    await expect(adapter.start({ commands: [] } as never)).rejects.toThrow("SLACK_PORT");
    server.close();
  });
});

function never(): never {
  throw new Error("nobody asks for the time");
}

describe("the manifest", () => {
  const text = readFileSync(new URL("../../../adapters/slack/manifest.json", import.meta.url), "utf8");
  const manifest = JSON.parse(text) as {
    oauth_config: { scopes: { bot: string[] } };
    settings: { event_subscriptions: { bot_events: string[] } };
    features: { shortcuts: { name: string; description: string }[] };
  };

  test("asks for what is used and no more", () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...allScopes].sort());
    // Each event needs one of these: https://docs.slack.dev/reference/events
    const needed: Readonly<Record<string, string | undefined>> = {
      "message.channels": "channels:history",
      "message.groups": "groups:history",
      "message.im": "im:history",
      reaction_added: "reactions:read",
      reaction_removed: "reactions:read",
      member_joined_channel: "channels:read",
      member_left_channel: "channels:read",
    };
    for (const event of manifest.settings.event_subscriptions.bot_events) {
      const scope = needed[event];
      if (scope !== undefined) expect(manifest.oauth_config.scopes.bot).toContain(scope);
    }
  });

  test("keeps the lengths of https://docs.slack.dev/reference/app-manifest", () => {
    for (const { name, description } of manifest.features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });
});
