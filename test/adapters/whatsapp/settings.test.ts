import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrowser } from "../../../adapters/whatsapp/browser.ts";
import { whatsapp } from "../../../adapters/whatsapp/index.ts";
import {
  holdSession,
  isHeld,
  leaveSession,
  noteLogin,
  noteState,
} from "../../../adapters/whatsapp/profile.ts";
import type { State } from "../../../src/chat/adapter.ts";
import { settings } from "../../../adapters/whatsapp/settings.ts";
import { doctor } from "../../../src/commandline/doctor.ts";
import { scratch } from "../../support/scratch.ts";

const surroundings = { now: () => Temporal.Now.instant(), log: () => undefined };

describe("settings", () => {
  test("only WHATSAPP=on is needed", () => {
    expect(settings.parse({ WHATSAPP: "on" })).toEqual({
      ...{ WHATSAPP: "on", WHATSAPP_SESSION_DIR: "data/whatsapp", WHATSAPP_BROWSER_ARGS: [] },
      ...{ WHATSAPP_GROUPS: "start", WHATSAPP_PACE: { apart: 3, aMinute: 10 } },
    });
  });

  test("lists, numbers and quotations are read as people write them", () => {
    const read = settings.parse({
      ...{
        WHATSAPP: "on",
        WHATSAPP_GROUPS: " De Poort , 1203@g.us,",
        WHATSAPP_PAIR_NUMBER: "+31 (0)6-12345678",
      },
      WHATSAPP_BROWSER_ARGS: '--no-sandbox  "--host-rules=MAP a b"',
    });
    expect(read.WHATSAPP_GROUPS).toEqual(["De Poort", "1203@g.us"]);
    expect(read.WHATSAPP_PAIR_NUMBER).toBe("31612345678");
    expect(read.WHATSAPP_BROWSER_ARGS).toEqual(["--no-sandbox", "--host-rules=MAP a b"]);
    expect(settings.parse({ WHATSAPP: "on", WHATSAPP_GROUPS: "Start" }).WHATSAPP_GROUPS).toBe("start");
  });

  test.each([
    [{ WHATSAPP: "yes" }, "WHATSAPP must be on, or left out"],
    [{ WHATSAPP_PAIR_NUMBER: "0612345678" }, "WHATSAPP_PAIR_NUMBER must be the number with its country"],
    [{ WHATSAPP_PACE: "fast" }, "WHATSAPP_PACE must be seconds between two messages"],
    [{ WHATSAPP_PACE: "3/0" }, "WHATSAPP_PACE must allow at least one message a minute"],
    [{ WHATSAPP_GROUPS: " , " }, "WHATSAPP_GROUPS must be names or ids of groups"],
    [{ WHATSAPP_WEB_VERSION: "2.3000.1" }, "WHATSAPP_WEB_CACHE_DIR must be set"],
  ])("%j is refused in a sentence", (wrong, sentence) => {
    const refused = whatsapp.connect({ WHATSAPP: "on", ...wrong }, surroundings);
    expect(refused).toEqual([expect.stringContaining(sentence)]);
  });
});

describe("the doctor", () => {
  let folder: string;
  let session: string;
  let program: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(scratch, "whatsapp-"));
    session = join(folder, "session");
    program = join(folder, "chromium");
    await writeFile(program, "#!/bin/sh\necho Chromium 147.0\n", { mode: 0o755 });
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function look(more: Readonly<Record<string, string>> = {}): Promise<string[]> {
    const lines: string[] = [];
    const set = { WHATSAPP: "on", WHATSAPP_SESSION_DIR: session, WHATSAPP_BROWSER: program };
    const root = { WHATSAPP_BROWSER_ARGS: "--no-sandbox" };
    const code = await doctor({ ...set, ...root, ...more }, (line) => void lines.push(line), [whatsapp]);
    expect(code).toBe(lines.some((line) => line.startsWith("WRONG")) ? 1 : 0);
    return lines.map((line) => line.replace("WhatsApp: ", ""));
  }

  test("names the browser, the folder, the login and the groups", async () => {
    expect(await look()).toEqual([
      "well  the browser is Chromium 147.0.",
      "well  there is no session yet; the first start makes one.",
      "WRONG the number is not logged in. Say npm start, open its page /whatsapp, and do what it says.",
      "well  an administrator of a group switches it on by saying start there.",
    ]);
    holdSession(session);
    noteLogin(session, true);
    leaveSession(session);
    expect((await look({ WHATSAPP_GROUPS: "De Poort,1203@g.us" })).slice(1)).toEqual([
      "well  the session is kept where only this user can read it.",
      "well  the number is logged in; the next start uses that.",
      "well  it hears only the 2 groups in WHATSAPP_GROUPS.",
    ]);
  });

  test("opens no session that another process uses, and says so", async () => {
    const module = new URL("../../../adapters/whatsapp/profile.ts", import.meta.url).href;
    const script = `(await import("${module}")).holdSession(process.argv[1]); console.log("held"); setInterval(() => 0, 1000);`;
    const arguments_ = ["--import", "tsx", "--input-type=module", "-e", script, session];
    const other = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => other.stdout.once("data", resolve));
    expect(isHeld(session)).toBe(true);
    expect((await look())[2]).toMatch(/^WRONG a Buurtbot runs and waits for a login\./);
    noteLogin(session, true);
    expect((await look())[2]).toMatch(/^well {2}a Buurtbot uses this session now, so it was not opened/);
    const told: Readonly<Record<State, RegExp>> = {
      ready: /^well {2}a Buurtbot uses this session now.*logged in/,
      starting: /^well {2}.*starting\. Look again/,
      "needs-login": /^WRONG .*waits for a login\. Open its page/,
      degraded: /^WRONG .*without a line.*See whether its phone/,
      down: /^WRONG .*not there\. It tries again by itself; .* start it anew/,
    };
    for (const [state, line] of Object.entries(told)) {
      noteState(session, state as State);
      expect((await look())[2]).toMatch(line);
    }
    const noted = readFileSync(join(session, "running"), "utf8");
    other.kill("SIGKILL");
    await new Promise((resolve) => other.once("exit", resolve));
    expect(isHeld(session)).toBe(false);
    // Numbers are used again: another process that has this number now is not the one that held it.
    await writeFile(join(session, "running"), noted.replace(` ${other.pid} `, ` ${process.ppid} `));
    expect(isHeld(session)).toBe(false);
    holdSession(session);
    expect(isHeld(session)).toBe(false);
  });

  test("finds a folder that others can read, and a browser that is missing or broken", async () => {
    holdSession(session);
    await chmod(session, 0o755);
    expect((await look())[1]).toBe(`WRONG others can read the session. Say: chmod 700 "${session}"`);
    expect((await look({ WHATSAPP_BROWSER: join(folder, "none") }))[0]).toBe(
      "WRONG WHATSAPP_BROWSER names no program. Write the path of a browser, or leave it out.",
    );
    await writeFile(program, "#!/bin/sh\nexit 127\n");
    expect((await look())[0]).toMatch(/^WRONG the browser does not start\./);
  });

  test.runIf(process.getuid?.() === 0)("knows that no browser runs as root by itself", async () => {
    expect((await look({ WHATSAPP_BROWSER_ARGS: "--disable-gpu" }))[0]).toMatch(
      /^WRONG a browser refuses to run as root\..*WHATSAPP_BROWSER_ARGS=--no-sandbox\.$/,
    );
  });

  test("the lightest browser of this machine is found", async () => {
    const environment = { PATH: `/nowhere:${folder}` };
    expect(findBrowser(undefined, environment)).toBe(program);
    await symlink(program, join(folder, "chromium-headless-shell"));
    expect(findBrowser(undefined, environment)).toBe(join(folder, "chromium-headless-shell"));
    expect(findBrowser("chromium", environment)).toBe(program);
    expect(findBrowser("firefox", environment)).toBeUndefined();
    if (process.platform === "linux") expect(findBrowser(undefined, { PATH: "/nowhere" })).toBeUndefined();
  });
});
