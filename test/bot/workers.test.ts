import { describe, expect, test } from "vitest";
import { queueCards, type Queued } from "../../src/bot/outgoing.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { openStore } from "../../src/store/store.ts";
import { databases, postgresql } from "../support/databases.ts";
import { openGroup } from "../support/group.ts";

describe.each(databases.filter(({ name }) => name === postgresql.name))(
  "two workers on $name",
  ({ fresh }) => {
    test("send 100 cards at 10 places, each once and in order", async () => {
      const database = await fresh();
      const sent: string[] = [];
      const send: Adapter["send"] = async (place, { text }) => {
        sent.push(`${place.channel} ${text}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
        return `m${sent.length}`;
      };
      const first = await openGroup(database.url, { send });
      const second = await openGroup(database.url, { send, store: await openStore(database.url) });
      const at = new Date(first.engine.clock.now().epochMilliseconds);
      const cards = Array.from({ length: 100 }, (_, index): Queued => {
        const title = { key: "bot.help-unknown", values: { topic: String(100 + index) } };
        return {
          groupId: null,
          place: { platform: "test", channel: `place${index % 10}` },
          card: { title },
          at,
        };
      });
      await first.store.transact("test", (tx) => queueCards(tx, cards));
      await Promise.all([first, second].map((worker) => worker.pass({ seconds: 1 })));
      await Promise.all([first, second].map((worker) => worker.pass({ seconds: 1 })));
      expect(await first.store.client.outgoing.count()).toBe(0);
      expect(new Set(sent).size).toBe(100);
      expect(sent).toHaveLength(100);
      for (let place = 0; place < 10; place += 1) {
        const there = sent.filter((each) => each.startsWith(`place${place} `));
        expect(there).toEqual([...there].sort());
      }
      await second.close();
      await first.close();
      await database.drop();
    });

    test("say 500 due sentences, none twice and none never", { timeout: 120_000 }, async () => {
      const database = await fresh();
      const first = await openGroup(database.url);
      await first.says("ana", "start Hart voor de buurt");
      await first.presses("ana", 'question "Welke dag?" "zaterdag of zondag" until:2026-12-01T20:00:00');
      const { client } = first.store;
      const { id: groupId } = await client.group.findFirstOrThrow();
      const at = new Date(first.engine.clock.now().epochMilliseconds);
      await client.due.createMany({
        data: Array.from({ length: 500 }, (_, index) => ({
          ...{ id: `due${index}`, groupId, key: `test/${index}`, says: "remind-voters 1", at },
        })),
      });
      const second = await openGroup(database.url, { store: await openStore(database.url) });
      await Promise.all([first, second].map((worker) => worker.pass({ minutes: 1 })));
      expect(await client.journal.count({ where: { command: "remind-voters" } })).toBe(500);
      expect(await client.due.count({ where: { key: { startsWith: "test/" } } })).toBe(0);
      const said = [first, second].map(
        ({ executed }) => executed.filter(({ says }) => says === "remind-voters 1").length,
      );
      expect(said.reduce((sum, count) => sum + count)).toBe(500);
      await second.close();
      await first.close();
      await database.drop();
    });
  },
);
