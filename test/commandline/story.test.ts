import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { openPlayground } from "../../src/commandline/playground.ts";
import { sqlite } from "../support/databases.ts";

/** Ordinary days, the turn of the year, and the days around both changes of the clock. */
const days = [
  ["2026-03-02T19:00+01:00", "nl", "donderdag 5 maart, 20.00 uur"],
  ["2026-12-30T12:00+01:00", "nl", "zaterdag 2 januari 2027, 20.00 uur"],
  ["2026-03-29T03:30+02:00", "en", "Wednesday 1 April, 20:00"],
  ["2026-10-25T00:20+02:00", "en", "Wednesday 28 October, 20:00"],
] as const;

describe("the story of the example neighbourhood", () => {
  test.each(days)(
    "told on %s in %s ends with one open vote and the same pot",
    async (now, language, closes) => {
      const { url, drop } = await sqlite.fresh();
      const { store, playground, neighbourhood } = await openPlayground({
        ...{ database: url, language, zone: "Europe/Amsterdam" },
        log: () => undefined,
        port: () => 8282,
        time: { now: () => Temporal.Instant.from(now) },
      });
      const { bot, chat } = await neighbourhood(language);
      const reader = { place: { platform: chat.platform, channel: "group" }, author: "eva" };
      const { card } = await bot.ask(reader, "balance");
      expect(card.bars.map(({ whole, parts }) => [whole, ...parts].map(({ amount }) => amount))).toEqual([
        [1_500_000, 180_000, 23_050, 1_296_950],
      ]);
      expect(await store.client.poll.count({ where: { state: "open" } })).toBe(1);
      const page = await playground.app.request("/eva", {
        headers: { Host: "127.0.0.1:8282", "Accept-Language": language },
      });
      const closing = /3\. [^(<]+\((?:tot|until) ([^)]+)\)/.exec(await page.text());
      expect(closing?.[1]).toBe(closes);
      await store.close();
      await drop();
    },
  );
});
