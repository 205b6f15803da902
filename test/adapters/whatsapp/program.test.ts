import { spawn, type ChildProcess } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readState } from "../../../adapters/whatsapp/profile.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { noBrowser } from "../web/browser.ts";
import { browser, openPlayed, until, type Played } from "./fake/open.ts";
import type { Group, Neighbour } from "./fake/world.ts";
import { memoryOf, processesNaming } from "./stage.ts";

const child = new URL("botChild.ts", import.meta.url).pathname;
const root = new URL("../../..", import.meta.url).pathname;

/** The bot as its own process, and everything that it printed. */
interface Program {
  readonly process: ChildProcess;
  readonly said: { out: string; log: string };
  readonly address: () => string;
  readonly ended: Promise<number | null>;
}

describe.skipIf(browser === undefined)(browser === undefined ? noBrowser : "the whole program", () => {
  let played: Played;
  let database: FreshDatabase;
  let program: Program | undefined;
  let ana: Neighbour;
  let group: Group;

  beforeEach(async ({ skip }) => {
    if (process.platform !== "linux") skip("no browser for this platform among the installed packages");
    database = await sqlite.fresh();
    played = await openPlayed();
    ana = played.world.comes("Ana Geheim", 1);
    group = played.world.begins("De Stille Poort", [{ id: ana.lid, isAdministrator: true }]);
  });

  afterEach(async () => {
    program?.process.kill("SIGKILL");
    await program?.ended;
    program = undefined;
    await played.close();
    await database.drop();
  });

  async function run(): Promise<Program> {
    const { PATH = "", HOME = "" } = process.env;
    const environment = { ...played.environment, DATABASE_URL: database.url, PORT: "18400" };
    const started = spawn(process.execPath, ["--import", "tsx", child], {
      cwd: root,
      env: { PATH, HOME, LOG_LEVEL: "trace", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { out: "", log: "" };
    started.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
    started.stderr.on("data", (text: Buffer) => (said.log += text.toString()));
    const ended = new Promise<number | null>(
      (resolve) => void started.once("close", (code) => resolve(code)),
    );
    program = {
      ...{ process: started, said, ended },
      address: () => /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0] ?? "",
    };
    await until(() => said.out.includes("runs on") || started.exitCode !== null, 30_000);
    if (started.exitCode !== null) throw new Error(`the program ended: ${said.log}`);
    return program;
  }

  async function state({ address }: Program): Promise<string> {
    return JSON.stringify(await (await fetch(`${address()}/health`)).json());
  }

  async function isReady(running: Program): Promise<void> {
    await expect.poll(() => state(running), { timeout: 15_000 }).toContain('"ready"');
  }

  async function logIn(): Promise<Program> {
    const running = await run();
    const page = async (): Promise<string> => (await fetch(`${running.address()}/whatsapp`)).text();
    await expect.poll(page, { timeout: 15_000 }).toContain("<svg");
    expect(await state(running)).toContain('"needs-login"');
    const folder = played.settings.WHATSAPP_SESSION_DIR;
    expect(readState(folder)).toBe("needs-login");
    played.world.scansCode();
    await isReady(running);
    expect(readState(folder)).toBe("ready");
    expect(await page()).toContain("WhatsApp werkt.");
    return running;
  }

  async function hears(says: string, answer: string): Promise<void> {
    const before = played.world.saidIn(group.id).length;
    played.world.says(group, ana, says);
    const heard = () => played.world.saidIn(group.id).slice(before);
    await expect
      .poll(
        () =>
          heard()
            .map(({ text }) => text)
            .join("\n"),
        { timeout: 10_000 },
      )
      .toContain(answer);
  }

  test("is logged in by its page, killed, and goes on with no browser left behind and nothing asked", async ({
    annotate,
  }) => {
    const first = await logIn();
    await hears("start De Stille Poort", "De Stille Poort");
    const figures = `memory: bot ${await memoryOf([first.process.pid ?? 0])} MB, browser ${await memoryOf(await processesNaming(played.folder))} MB`;
    await annotate(figures);
    process.stdout.write(`${figures}\n`);
    first.process.kill("SIGKILL");
    await first.ended;
    await expect.poll(() => processesNaming(played.folder), { timeout: 5000 }).toEqual([]);

    const began = performance.now();
    const second = await run();
    await isReady(second);
    process.stdout.write(
      `ready ${Math.round(performance.now() - began)} ms after the start of the program\n`,
    );
    await hears("idee: een geheime tuin", "geheime tuin");
    const asked = performance.now();
    second.process.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(6000);
    expect(await processesNaming(played.folder)).toEqual([]);
    expect(played.world.broken).toEqual([]);

    for (const { said } of [first, second]) {
      expect(said.log).toContain('"state":"ready"');
      expect(said.out + said.log).not.toMatch(
        /2@|geheim|Stille|Ana|1000000000|3160000|31970000001|@lid|@g\.us|█/i,
      );
    }
  });

  test("survives a page that goes elsewhere while it is stopped, and one that is logged out", async () => {
    const running = await logIn();
    const lives = (): number => running.said.log.split('"state":"ready"').length - 1;
    played.world.navigates();
    await until(() => lives() === 2);
    played.world.logsOut();
    await expect.poll(() => state(running), { timeout: 10_000 }).toContain('"needs-login"');
    const page = await (await fetch(`${running.address()}/whatsapp`)).text();
    expect(page).toContain("WhatsApp is uitgelogd. Start Buurtbot opnieuw");
    running.process.kill("SIGTERM");
    expect(await running.ended).toBe(0);

    const again = await logIn();
    played.world.navigates();
    again.process.kill("SIGTERM");
    expect(await again.ended).toBe(0);
    expect(again.said.log).not.toMatch(/"level":(?:60|"fatal")/);
    expect(await processesNaming(played.folder)).toEqual([]);
  });
});
