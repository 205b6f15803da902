import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { State } from "../../src/chat/adapter.ts";

/** The library names the folder of the browser's profile after this. */
export const clientId = "buurtbot";
const singletons = ["SingletonLock", "SingletonCookie", "SingletonSocket"];
const privately = 0o700;

/** Where the browser keeps what makes the number stay logged in. */
export function profileIn(folder: string): string {
  return join(folder, `session-${clientId}`);
}

/** Makes the folder for a browser's profile, which nobody else may look into, and takes away the lock of one that is gone. */
export function prepareProfile(folder: string): void {
  const profile = profileIn(folder);
  mkdirSync(folder, { recursive: true, mode: privately });
  mkdirSync(profile, { recursive: true, mode: privately });
  chmodSync(profile, privately);
  const owner = ownerOf(join(profile, "SingletonLock"));
  // A container has another name after each start, so that the browser would wait for another computer for ever.
  if (owner === undefined || (owner.host === hostname() && isAlive(owner.process))) return;
  for (const name of singletons) rmSync(join(profile, name), { force: true });
}

/** Remembers whether the number is logged in, for the doctor; a profile is there also when it is not. */
export function noteLogin(folder: string, isLoggedIn: boolean): void {
  if (isLoggedIn) writeFileSync(join(folder, "logged-in"), "");
  else rmSync(join(folder, "logged-in"), { force: true });
}

export function isLoggedIn(folder: string): boolean {
  return existsSync(join(folder, "logged-in"));
}

/** Remembers how it is with the number in the process that uses the session, for the doctor. */
export function noteState(folder: string, state: State): void {
  writeFileSync(join(folder, "state"), state, { mode: 0o600 });
}

/** How it was last noted; undefined where nothing was yet. */
export function readState(folder: string): State | undefined {
  try {
    return readFileSync(join(folder, "state"), "utf8") as State;
  } catch {
    return undefined;
  }
}

/** Says that this process uses the session. */
export function holdSession(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: privately });
  rmSync(join(folder, "state"), { force: true });
  writeFileSync(join(folder, "running"), nameOf(process.pid) ?? "", { mode: 0o600 });
}

export function leaveSession(folder: string): void {
  for (const name of ["running", "state"]) rmSync(join(folder, name), { force: true });
}

/** Whether another process uses the session now. */
export function isHeld(folder: string): boolean {
  try {
    const noted = readFileSync(join(folder, "running"), "utf8");
    const number = Number(noted.split(" ")[1]);
    return number !== process.pid && noted === nameOf(number);
  } catch {
    return false;
  }
}

/** A running process by computer, number and, where the system tells, its start: numbers are used again. */
function nameOf(number: number): string | undefined {
  if (!isAlive(number)) return undefined;
  try {
    const stat = readFileSync(`/proc/${number}/stat`, "utf8");
    const begun = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    return `${hostname()} ${number} ${begun}`;
  } catch {
    return `${hostname()} ${number}`;
  }
}

function isAlive(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function ownerOf(lock: string): { readonly host: string; readonly process: number } | undefined {
  try {
    const [, host = "", number = ""] = /^(.*)-(\d+)$/.exec(readlinkSync(lock)) ?? [];
    return { host, process: Number(number) };
  } catch {
    return undefined;
  }
}
