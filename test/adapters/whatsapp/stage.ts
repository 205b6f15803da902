import { readFile, readdir } from "node:fs/promises";
import { connectBy } from "../../../adapters/whatsapp/index.ts";
import type { Arrived, Session } from "../../../adapters/whatsapp/library.ts";
import type { Listening, Supervised } from "../../../adapters/whatsapp/supervised.ts";
import { supervise, type Patience } from "../../../adapters/whatsapp/supervisor.ts";
import { isOfLibrary, reference } from "../../../adapters/whatsapp/guard.ts";
import { guardProcess } from "../../../src/chat/guard.ts";
import type { State } from "../../../src/chat/adapter.ts";
import { openPlayed, until, type Played } from "./fake/open.ts";

/** The real library in a real browser, supervised, on the pretended WhatsApp. */
export interface Stage extends Omit<Played, "close"> {
  readonly supervised: Supervised;
  readonly heard: Arrived[];
  readonly states: State[];
  readonly log: Readonly<Record<string, unknown>>[];
  /** How often the session was there anew, and how often the number was logged out. */
  readonly told: { ready: number; loggedOut: number };
  session(): Session;
  /** Begins, and logs in by scanning where that is asked. */
  begin(): Promise<Session>;
  end(): Promise<void>;
}

export async function openStage(
  patience: Partial<Patience> = {},
  set: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const played = await openPlayed(set);
  const { world } = played;
  const [heard, states, log] = [[] as Arrived[], [] as State[], [] as Readonly<Record<string, unknown>>[]];
  const unguard = guardAsTheProgramDoes(log);
  const told = { ready: 0, loggedOut: 0 };
  const supervised = supervise({
    ...{ connect: connectBy(played.settings, played.browser), patience },
    log(line) {
      log.push(line);
      if (line["event"] === "state") states.push(line["state"] as State);
    },
  });
  const listening: Listening = {
    heard: (arrived) => void heard.push(arrived),
    ready: () => Promise.resolve(void (told.ready += 1)),
    loggedOut: () => Promise.resolve(void (told.loggedOut += 1)),
  };
  const stage: Stage = {
    ...{ ...played, supervised, heard, states, log, told },
    session() {
      const session = supervised.session();
      if (!session) throw new Error(`no session: ${states.join(", ")}`);
      return session;
    },
    async begin() {
      supervised.start(listening);
      await until(() => supervised.state() === "ready" || supervised.login() !== undefined, 30_000);
      if (supervised.state() !== "ready") world.scansCode();
      await until(() => supervised.state() === "ready");
      return stage.session();
    },
    async end() {
      await supervised.stop();
      await played.close();
      unguard();
    },
  };
  return stage;
}

/** What the library throws by itself does not fail a test, as it does not end the program. */
function guardAsTheProgramDoes(log: Readonly<Record<string, unknown>>[]): () => void {
  const names = ["uncaughtException", "unhandledRejection"] as const;
  const others = names.map((name) => process.rawListeners(name));
  for (const name of names) process.removeAllListeners(name);
  const stop = guardProcess({ isOfLibrary, reference, log: (line) => void log.push(line) });
  return () => {
    stop();
    names.forEach((name, index) => {
      for (const other of others[index] ?? []) process.on(name, other as () => void);
    });
  };
}

/** The processes of the browser that uses a profile below this folder, its first process first. */
export async function processesNaming(folder: string): Promise<number[]> {
  const all = await Promise.all((await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(look));
  const named = all.filter(({ command }) => command.includes("--user-data-dir=") && command.includes(folder));
  const firsts = named.filter(({ command }) => !command.includes("--type=")).map(({ id }) => id);
  const tree = [...firsts];
  for (const parent of tree) tree.push(...all.filter((each) => each.parent === parent).map(({ id }) => id));
  return tree;
}

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

async function look(name: string): Promise<Process> {
  try {
    const [status, command] = await Promise.all([
      readFile(`/proc/${name}/status`, "utf8"),
      readFile(`/proc/${name}/cmdline`, "utf8"),
    ]);
    return { id: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0), command };
  } catch {
    return { id: Number(name), parent: 0, command: "" };
  }
}

/** What these processes have in memory, shared pages counted once; in MB. */
export async function memoryOf(processes: readonly number[]): Promise<number> {
  const kilobytes = await Promise.all(
    processes.map(async (id) => {
      const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
      return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
    }),
  );
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}
