import { expect, test } from "vitest";
import { startChildIn } from "../../support/childProcess.ts";
import { sqlite } from "../../support/databases.ts";
import { startSlack } from "./fake/slack.ts";
import { environmentFor, freePort, userOf, ways } from "./stage.ts";

const program = new URL("../../../src/setup.mjs", import.meta.url).pathname;

test.each(ways)(
  "npm start runs on Slack over %s, tells how it is, and stops when it is asked to",
  async (way) => {
    const slack = await startSlack();
    const database = await sqlite.fresh();
    const [port, health] = [await freePort(), await freePort()];
    slack.addPerson(userOf("Ana"), "Ana");
    const group = slack.addRoom("C0BUURT", "public", [userOf("Ana"), slack.state.botUser]);
    const environment = {
      ...{ ...environmentFor(slack, way, port), DATABASE_URL: database.url },
      ...{ PORT: String(health), LOG_LEVEL: "silent" },
    };
    const bot = startChildIn(environment, program, "start");
    try {
      await bot.line((line) => line.startsWith("Buurtbot runs on Slack."));
      if (way === "http") slack.tellHttp(`http://127.0.0.1:${port}/slack/events`);
      const said = slack.write(userOf("Ana"), group, "start De Poort");
      expect(await slack.insist(slack.payloads.message(group, said))).toMatchObject({ ok: true });
      await expect
        .poll(() => slack.seenBy(userOf("Ana"), group).at(-1)?.text)
        .toContain("Welkom bij De Poort");
      const how = await (await fetch(`http://127.0.0.1:${health}/health`)).json();
      expect(JSON.stringify(how)).toContain('"ready"');
      const asked = performance.now();
      expect(await bot.stop()).toBe(0);
      expect(performance.now() - asked).toBeLessThan(3000);
      expect(slack.sockets.open()).toBe(0);
    } finally {
      await bot.kill();
      await slack.close();
      await database.drop();
    }
  },
);
