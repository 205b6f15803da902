import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** A TypeScript file as a process of its own. */
export interface Child {
  readonly lines: string[];
  /** Resolves with the first line that was not there yet and fits; throws when the process ends before. */
  readonly line: (fits: (line: string) => boolean) => Promise<string>;
  /** Writes a line to its standard input. */
  readonly tell: (line: string) => void;
  /** Stops the process where it stands, or lets it go on. */
  readonly halt: (isHalted: boolean) => void;
  /** kill -9; resolves when the process is gone and everything it wrote was read. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop; resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
  readonly ended: Promise<void>;
}

const root = new URL("../..", import.meta.url).pathname;

export function startChild(file: string, ...args: readonly string[]): Child {
  return startChildIn({}, file, ...args);
}

/** The same with variables of the environment that are its own. */
export function startChildIn(
  environment: Readonly<Record<string, string>>,
  file: string,
  ...args: readonly string[]
): Child {
  const started: ChildProcess = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const reader = started.stdout && createInterface({ input: started.stdout });
  let isOver = false;
  reader?.on("line", (line) => {
    lines.push(line);
    for (const wake of waiting) wake();
  });
  const ended = new Promise<void>((resolve) => {
    started.once("close", () => {
      isOver = true;
      for (const wake of waiting) wake();
      resolve();
    });
  });

  return {
    lines,
    ended,
    line(fits) {
      return new Promise((resolve, reject) => {
        const wake = (): void => {
          const found = lines.find(fits);
          if (found === undefined && !isOver) return;
          waiting.delete(wake);
          if (found === undefined) reject(new Error(`${file} ended after ${lines.length} lines`));
          else resolve(found);
        };
        waiting.add(wake);
        wake();
      });
    },
    tell(line) {
      started.stdin?.write(`${line}\n`);
    },
    halt(isHalted) {
      started.kill(isHalted ? "SIGSTOP" : "SIGCONT");
    },
    async stop() {
      started.kill("SIGTERM");
      await ended;
      return started.exitCode;
    },
    async kill() {
      started.kill("SIGKILL");
      await ended;
    },
  };
}
