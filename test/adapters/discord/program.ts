import { spawn } from "node:child_process";
import { until } from "./server.ts";

const child = new URL("botChild.ts", import.meta.url).pathname;
const root = new URL("../../..", import.meta.url).pathname;

/** The bot as its own process. */
export interface Program {
  /** Everything it wrote to standard error. */
  readonly log: () => string;
  /** Lets it end by itself; answers its exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** Resolves when it says that it runs. */
export async function startProgram(environment: Readonly<Record<string, string>>): Promise<Program> {
  const { PATH = "", HOME = "" } = process.env;
  const started = spawn(process.execPath, ["--import", "tsx", child], {
    cwd: root,
    env: { PATH, HOME, LOG_LEVEL: "info", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", log: "" };
  started.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
  started.stderr.on("data", (text: Buffer) => (said.log += text.toString()));
  const ended = new Promise<number | null>((resolve) => void started.once("close", (code) => resolve(code)));
  await until(() => said.out.includes("runs on") || started.exitCode !== null, 45_000);
  if (started.exitCode !== null) throw new Error(`the program ended: ${said.log}`);
  return {
    log: () => said.log,
    stop() {
      started.kill("SIGTERM");
      return ended;
    },
    async kill() {
      started.kill("SIGKILL");
      await ended;
    },
  };
}
