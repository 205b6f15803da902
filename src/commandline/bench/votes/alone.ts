import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const setup = fileURLToPath(new URL("../../../setup.mjs", import.meta.url));
const patience = 60_000;
/** So long nobody says anything before the memory is read. */
const rest = 3000;

/** The program itself in a process of its own, times in milliseconds, memory in megabytes. */
export interface Alone {
  /** From the start of the process until /health answers that all is well, on a database that is there. */
  readonly ready: number;
  /** What is in memory when nobody has said anything for three seconds; null where the system does not tell. */
  readonly atRest: number | null;
}

/** Starts the program on the database of a playground, which the first start makes. */
export async function startAlone(folder: string): Promise<Alone> {
  const database = `file:${join(folder, "playground.db")}`;
  await run(database, () => Promise.resolve());
  return run(database, async (child) => {
    await pause(rest);
    return memoryOf(child);
  }).then(({ ready, result }) => ({ ready, atRest: result }));
}

async function run<T>(
  database: string,
  look: (child: ChildProcess) => Promise<T>,
): Promise<{ readonly ready: number; readonly result: T }> {
  const port = await freePort();
  const began = performance.now();
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, DATABASE_URL: database, PORT: String(port), LOG_LEVEL: "silent" };
  const child = spawn(process.execPath, [setup, "start"], { env, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    while (!(await isWell(port))) {
      if (child.exitCode !== null || performance.now() - began > patience)
        throw new Error("the program did not start");
      await pause(5);
    }
    const ready = Math.round(performance.now() - began);
    return { ready, result: await look(child) };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function isWell(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    return false;
  }
}

function memoryOf({ pid }: ChildProcess): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
