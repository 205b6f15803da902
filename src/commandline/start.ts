import { platforms as everyPlatform } from "../../adapters/index.ts";
import { systemClock } from "../bot/clock.ts";
import type { LogLine } from "../bot/engine.ts";
import type { Platform } from "../chat/platform.ts";
import { atMost } from "../domain/patience.ts";
import { readSettings, WrongSetting, type Environment, type Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import { readHealth, type Health } from "./health.ts";
import { makeLog } from "./log.ts";
import { connectPlatforms, openPlatforms, type Connected } from "./platforms.ts";
import { NotHere, openPlayground, refuseBesidePlatform } from "./playground.ts";
import { showPage } from "./operator.ts";
import { listen, makeServer, type Listening } from "./server.ts";
import { tickEveryMinute } from "./ticking.ts";

/** How long what was received may still take when the program is asked to stop. */
const longestStop = 5000;

/**
 * Runs on the platforms that are configured, else as the playground, until it is asked to stop. Answers the exit code:
 * 0 stopped, 2 it could not start as it is set.
 */
export async function start(
  environment: Environment,
  platforms: readonly Platform[] = everyPlatform,
): Promise<number> {
  try {
    const settings = readSettings(environment);
    const log = makeLog(settings.logLevel);
    const connected = connectPlatforms(platforms, environment, log, showOnTerminal());
    if (connected.length > 0) await runPlatforms(settings, connected, log);
    else {
      refuseBesidePlatform(environment);
      await runPlayground(settings, log);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof WrongSetting || error instanceof NotHere)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** What runs until it is asked to stop. */
interface Program {
  readonly store: Store;
  /** What is served beside `/health`. */
  readonly pages: (request: Request) => Response | Promise<Response>;
  readonly health: () => Promise<Health>;
  readonly tick: () => Promise<void>;
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Running {
  /** The wished one; the next that is free is taken. */
  readonly port: number;
  readonly stopped: Promise<void>;
  readonly log: LogLine;
}

async function runPlatforms(
  settings: Settings,
  connected: readonly Connected[],
  log: LogLine,
): Promise<void> {
  const stopped = askedToStop();
  const running = await openPlatforms(settings, connected, log);
  const { store, bot } = running;
  const stopping = new AbortController();
  const names = new Intl.ListFormat("en").format(connected.map(({ title }) => title));
  const program: Program = {
    store,
    pages: (request) => showPage(connected, request),
    health: () => readHealth(store, systemClock, connected),
    tick: () => running.tick(),
    settled: () => bot.settled(),
    stop: () => {
      stopping.abort();
      return running.stop();
    },
  };
  await run(program, { port: settings.port, stopped, log }, async (port) => {
    await running.start(stopping.signal);
    const address = `http://127.0.0.1:${port}`;
    const pages = connected.flatMap(({ title, adapter }) =>
      adapter.page ? [`${title}: ${address}/${adapter.platform}\n`] : [],
    );
    return `${pages.join("")}Buurtbot runs on ${names}. How it is: ${address}/health (stop it with Ctrl-C)`;
  });
}

async function runPlayground(settings: Settings, log: LogLine): Promise<void> {
  const stopped = askedToStop();
  let port = settings.port;
  const running = await openPlayground({ ...settings, log, port: () => port });
  const { playground, store, clock } = running;
  const program: Program = {
    store,
    tick: () => running.tick(),
    settled: () => running.settled(),
    stop: () => playground.stop(),
    pages: (request) => playground.app.fetch(request),
    health: () => readHealth(store, clock),
  };
  await run(program, { port: settings.port, stopped, log }, (found) => {
    port = found;
    if (port !== settings.port)
      process.stderr.write(`Port ${settings.port} is in use, so this is port ${port}.\n`);
    return Promise.resolve(`The playground is open: http://127.0.0.1:${port}/ (stop it with Ctrl-C)`);
  });
}

/** Serves and ticks until it is asked to stop; `begin` is told the port that was free and answers what to say. */
async function run(
  program: Program,
  { port, stopped, log }: Running,
  begin: (port: number) => Promise<string>,
): Promise<void> {
  let listening: Listening | undefined;
  try {
    const app = makeServer(
      (request) => program.pages(request),
      () => program.health(),
    );
    listening = await listen(app, port);
    const greeting = await begin(listening.port);
    await program.tick();
    const stopTicking = tickEveryMinute(program, log);
    process.stdout.write(`${greeting}\n`);
    await stopped;
    await stopTicking();
    await program.stop();
    await listening.close();
    await atMost(program.settled(), longestStop);
  } catch (error) {
    await listening?.close();
    throw error;
  } finally {
    await program.store.close();
  }
}

/** What is only for the eyes of whoever sits here is never printed where it would be kept. */
function showOnTerminal(): ((text: string) => void) | undefined {
  return process.stdout.isTTY ? (text) => void process.stdout.write(`${text}\n`) : undefined;
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
