import { platforms as everyPlatform } from "../../adapters/index.ts";
import { systemClock } from "../bot/clock.ts";
import type { LogLine } from "../bot/engine.ts";
import type { Platform } from "../chat/platform.ts";
import { readSettings, WrongSetting, type Environment, type Settings } from "../settings.ts";
import { readHealth } from "./health.ts";
import { makeLog } from "./log.ts";
import { connectPlatforms, openPlatforms, type Connected } from "./platforms.ts";
import { NotHere, openPlayground, refuseBesidePlatform } from "./playground.ts";
import { listen, makeServer } from "./server.ts";
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
    const connected = connectPlatforms(platforms, environment, log);
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

async function runPlatforms(
  settings: Settings,
  connected: readonly Connected[],
  log: LogLine,
): Promise<void> {
  const stopping = new AbortController();
  const stopped = askedToStop();
  const running = await openPlatforms(settings, connected, log);
  const { store, bot } = running;
  try {
    const health = () => readHealth(store, systemClock, connected);
    const nothing = () => new Response("Only /health is here.\n", { status: 404 });
    const listening = await listen(makeServer(nothing, health), settings.port);
    await running.start(stopping.signal);
    await bot.tick();
    const stopTicking = tickEveryMinute(bot, log);
    const names = new Intl.ListFormat("en").format(connected.map(({ title }) => title));
    process.stdout.write(
      `Buurtbot runs on ${names}. How it is: http://127.0.0.1:${listening.port}/health (stop it with Ctrl-C)\n`,
    );
    await stopped;
    stopping.abort();
    await stopTicking();
    await running.stop();
    await listening.close();
    await atMost(bot.settled(), longestStop);
  } finally {
    stopping.abort();
    await store.close();
  }
}

async function runPlayground(settings: Settings, log: LogLine): Promise<void> {
  const stopped = askedToStop();
  let port = settings.port;
  const running = await openPlayground({ ...settings, log, port: () => port });
  const { playground, store, clock } = running;
  try {
    const app = makeServer(
      (request) => playground.app.fetch(request),
      () => readHealth(store, clock),
    );
    const listening = await listen(app, settings.port);
    port = listening.port;
    if (port !== settings.port)
      process.stderr.write(`Port ${settings.port} is in use, so this is port ${port}.\n`);
    await running.tick();
    const stopTicking = tickEveryMinute(running, log);
    process.stdout.write(`The playground is open: http://127.0.0.1:${port}/ (stop it with Ctrl-C)\n`);
    await stopped;
    await stopTicking();
    await playground.stop();
    await listening.close();
    await atMost(running.settled(), longestStop);
  } finally {
    await store.close();
  }
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

async function atMost(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
