import { mkdir, stat, symlink, lstat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isLoggedIn } from "../../../adapters/whatsapp/profile.ts";
import { noBrowser } from "../web/browser.ts";
import { browser, until } from "./fake/open.ts";
import { memoryOf, openStage, processesNaming, type Stage } from "./stage.ts";

const day = 86_400;
const poll = { question: "?", options: ["a", "b"], several: false };

describe.skipIf(browser === undefined)(browser === undefined ? noBrowser : "logging in", () => {
  let stage: Stage | undefined;
  const open = async (...given: Parameters<typeof openStage>): Promise<Stage> =>
    (stage = await openStage(...given));

  beforeEach(() => {
    stage = undefined;
  });

  afterEach(async () => {
    const broken = stage?.world.broken;
    await stage?.end();
    expect(broken).toEqual([]);
  });

  test("by scanning, in a folder that nobody else may look into", async ({ annotate }) => {
    const { states, told, settings, folder, ...opened } = await open();
    // What a container leaves that was killed: the browser would wait for that other computer.
    const profile = join(settings.WHATSAPP_SESSION_DIR, "session-buurtbot");
    await mkdir(profile, { recursive: true });
    await symlink("another-computer-1", join(profile, "SingletonLock"));
    const began = performance.now();
    await opened.begin();
    const took = Math.round(performance.now() - began);
    expect(states).toEqual(["starting", "needs-login", "starting", "ready"]);
    expect(told).toEqual({ ready: 1, loggedOut: 0 });
    expect(isLoggedIn(settings.WHATSAPP_SESSION_DIR)).toBe(true);
    for (const each of [profile, join(profile, "Default")]) expect((await stat(each)).mode & 0o077).toBe(0);
    await expect(lstat(join(profile, "SingletonLock"))).rejects.toThrow("ENOENT");
    if (process.platform !== "linux") return;
    const [ofBrowser, ofBot] = [await memoryOf(await processesNaming(folder)), await memoryOf([process.pid])];
    const figures = `ready after ${took} ms; memory: browser ${ofBrowser} MB, with the test beside it ${ofBot} MB`;
    await annotate(figures);
    process.stdout.write(`${figures}\n`);
    expect(ofBrowser).toBeGreaterThan(20);
    expect(ofBrowser).toBeLessThan(600);
  });

  test("by a code that is typed, remembered over a restart with all that was missed", async () => {
    const { world, supervised, told, states, heard, log, ...opened } = await open(
      {},
      { WHATSAPP_PAIR_NUMBER: "+31 6 12345678" },
    );
    const ana = world.comes("Ana", 1);
    const group = world.begins("De Poort", [{ id: ana.lid, isAdministrator: true }]);
    let number: unknown;
    world.once("pairing", (facts: { number: unknown }) => (number = facts.number));
    const beginning = opened.begin();
    await until(() => supervised.login() !== undefined);
    expect(supervised.login()).toEqual({ code: "WXYZ1234" });
    expect(number).toBe("31612345678");
    const session = await beginning;
    expect(supervised.login()).toBeUndefined();
    const asked = await session.sendPoll(group.id, poll);
    await supervised.stop();
    expect(supervised.state()).toBe("down");
    expect(world.isConnected).toBe(false);

    const since = Date.now() - 1000;
    world.says(group, ana, "terwijl je weg was");
    world.votes(asked, ana, ["b"]);
    heard.length = states.length = 0;
    const again = await opened.begin();
    expect(states).toEqual(["starting", "ready"]);
    expect(told).toEqual({ ready: 2, loggedOut: 0 });
    expect(heard).toEqual([]);
    const missed = await again.messagesSince(group.id, since);
    expect(missed.map(({ text }) => text)).toContain("terwijl je weg was");
    expect(await again.votesOf(asked)).toMatchObject([{ voter: ana.lid, chosen: [{ order: 1, name: "b" }] }]);
    expect(JSON.stringify(log)).not.toMatch(/WXYZ|316|2@|Ana|weg was/);
  });

  test("too late, too much and what is not there are told", async () => {
    const { world, ...opened } = await open();
    const ana = world.comes("Ana", 1);
    const group = world.begins("De Poort", [{ id: ana.lid }]);
    const session = await opened.begin();
    const sent = await session.sendText(group.id, "genoteerd");
    await world.ages(sent, 20 * 60);
    expect(await session.edit(sent, "te laat")).toBe(false);
    await world.ages(sent, 3 * day);
    expect(await session.remove(sent)).toBe(false);
    expect(world.find(sent)).toMatchObject({ text: "genoteerd", isRemoved: false });
    for (const act of [session.pin("true_1@lid_X", 1), session.remove("true_1@lid_X")])
      expect(await act).toBe(false);
    const unquoted = await session.sendText(group.id, "toch", {
      quoting: `false_${group.id}_ACX_${ana.lid}`,
    });
    expect(world.find(unquoted)).toMatchObject({ text: "toch" });
    expect(await session.peopleIn("120363000000009999@g.us")).toEqual([]);
    expect(await session.messagesSince("120363000000009999@g.us", 0)).toEqual([]);
    // A long absence is read in steps, the last of it in whole.
    for (let index = 0; index < 120; index += 1) world.says(group, ana, `woord ${index}`);
    await until(() => opened.heard.some((each) => each.kind === "message" && each.text === "woord 119"));
    expect((await session.messagesSince(group.id, 0)).length).toBe(122);

    expect(world.refused).toEqual([]);
    const options = Array.from({ length: 13 }, (_, index) => `keuze ${index}`);
    const picture = { name: "a.png", type: "image/png", bytes: Buffer.from("P") };
    for (const wrong of [options, ["a"], ["a", "a"], ["a", "b".repeat(101)]])
      await session.sendPoll(group.id, { ...poll, options: wrong });
    await session.sendText(group.id, "x".repeat(65_537));
    await session.sendFile(group.id, picture, "x".repeat(1025));
    await until(() => world.refused.length === 6);
    expect(world.refused).toEqual([
      ...["a poll with 13 options", "a poll with 1 options", "the same option twice"],
      ...["an option that is empty or too long", "a text that is too long", "a text that is too long"],
    ]);
  });
});
