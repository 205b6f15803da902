import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Patience } from "../../../adapters/whatsapp/supervisor.ts";
import { isLoggedIn } from "../../../adapters/whatsapp/profile.ts";
import { noBrowser } from "../web/browser.ts";
import { browser, until } from "./fake/open.ts";
import type { Group } from "./fake/world.ts";
import { openStage, processesNaming, type Stage } from "./stage.ts";

const short: Partial<Patience> = { firstPause: 50, conflict: 400, ready: 4000, call: 1500, beat: 60_000 };

describe.skipIf(browser === undefined)(browser === undefined ? noBrowser : "what befalls a browser", () => {
  let stage: Stage;
  let group: Group;
  const open = async (patience: Partial<Patience> = {}): Promise<Stage> => {
    stage = await openStage({ ...short, ...patience });
    group = stage.world.begins("De Poort", [{ id: stage.world.comes("Ana", 1).lid }]);
    await stage.begin();
    stage.states.length = 0;
    return stage;
  };

  beforeEach(({ skip }) => {
    if (process.platform !== "linux") skip("no browser for this platform among the installed packages");
  });

  afterEach(async () => {
    await stage.end();
    expect(await processesNaming(stage.folder)).toEqual([]);
  });

  test("killed, it is started anew, and what was missed can be fetched", async () => {
    const { supervised, states, told, world } = await open();
    const [first = 0] = await processesNaming(stage.folder);
    process.kill(first, "SIGKILL");
    await until(() => supervised.state() === "down");
    expect(supervised.session()).toBeUndefined();
    await until(() => told.ready === 2);
    expect(states).toEqual(["down", "starting", "ready"]);
    const sent = await stage.session().sendText(group.id, "ik ben er weer");
    expect(world.find(sent)).toMatchObject({ text: "ik ben er weer" });
  });

  test("when another computer takes the number, it waits longer each time", async () => {
    const { states, told, world, log } = await open({ conflict: 300 });
    const away: number[] = [];
    for (const lives of [2, 3]) {
      const began = performance.now();
      world.changesState("CONFLICT");
      await until(() => told.ready === lives);
      away.push(performance.now() - began);
    }
    const life = ["degraded", "down", "starting", "ready"];
    expect(states).toEqual([...life, ...life]);
    expect(log.filter(({ event }) => event === "ended").map(({ why }) => why)).toEqual([
      ...["conflict", "conflict"],
    ]);
    expect(away[0]).toBeGreaterThan(300);
    expect(away[1]).toBeGreaterThan(600);
  });

  test("logged out on the phone, it stops, tells so once, and tries nothing until it is started again", async () => {
    const { supervised, told, world, settings } = await open();
    world.logsOut();
    await until(() => told.loggedOut === 1);
    expect(supervised.state()).toBe("needs-login");
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(told).toEqual({ ready: 1, loggedOut: 1 });
    expect(supervised.login()).toBeUndefined();
    expect(await processesNaming(stage.folder)).toEqual([]);
    expect(isLoggedIn(settings.WHATSAPP_SESSION_DIR)).toBe(false);
    await supervised.stop();
    stage.states.length = 0;
    await stage.begin();
    expect(stage.states).toEqual(["starting", "needs-login", "starting", "ready"]);
    expect(existsSync(join(settings.WHATSAPP_SESSION_DIR, "session-buurtbot"))).toBe(true);
  });

  test("let in but never ready, it is given up for a new one", async () => {
    const { supervised, told, world, states } = await open({ ready: 1200 });
    world.isNeverReady = true;
    process.kill((await processesNaming(stage.folder))[0] ?? 0, "SIGKILL");
    await until(() => states.filter((state) => state === "starting").length === 2);
    expect(told.ready).toBe(1);
    world.isNeverReady = false;
    await until(() => supervised.state() === "ready");
    expect(states.slice(0, 4)).toEqual(["down", "starting", "down", "starting"]);
  });

  test("without a line it is degraded and sends nothing, until the line is back", async () => {
    const { supervised, world, states, told } = await open();
    world.changesState("TIMEOUT");
    await until(() => supervised.state() === "degraded");
    expect(supervised.session()).toBeUndefined();
    world.changesState("CONNECTED");
    await until(() => supervised.state() === "ready");
    expect(states).toEqual(["degraded", "ready"]);
    expect(told.ready).toBe(1);
    expect(await stage.session().sendText(group.id, "weer")).toContain(group.id);
  });

  test("with a line that stays away it is started anew", async () => {
    const { world, states, told } = await open({ line: 300 });
    world.changesState("TIMEOUT");
    await until(() => told.ready === 2);
    expect(states).toEqual(["degraded", "down", "starting", "ready"]);
  });

  test("a page that hangs holds up nobody for long", async () => {
    const { world, told, states } = await open({ call: 400 });
    const session = stage.session();
    world.hangs();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = performance.now();
    await expect(session.groups()).rejects.toThrow("does not answer");
    expect(performance.now() - asked).toBeLessThan(1500);
    await until(() => told.ready === 2);
    expect(states).toEqual(["down", "starting", "ready"]);
  });

  test("a page that hangs unasked is found by its pulse", async () => {
    const { world, told, states } = await open({ call: 300, beat: 100 });
    world.hangs();
    await until(() => told.ready === 2);
    expect(states).toEqual(["down", "starting", "ready"]);
  });

  test("a page that begins anew is waited for", async () => {
    const { world, told, states, supervised } = await open();
    world.navigates();
    await until(() => told.ready === 2);
    expect(states).toEqual(["degraded", "starting", "ready"]);
    expect(supervised.state()).toBe("ready");
    expect(await stage.session().sendText(group.id, "nieuw")).toContain(group.id);
  });

  test("one that is stopped while it starts leaves nothing behind", async () => {
    stage = await openStage(short);
    const beginning = stage.begin().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await stage.supervised.stop();
    expect(await processesNaming(stage.folder)).toEqual([]);
    stage.world.scansCode();
    await stage.supervised.stop();
    void beginning;
  });
});
