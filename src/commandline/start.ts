import { readSettings, WrongSetting, type Environment } from "../settings.ts";
import { readHealth } from "./health.ts";
import { makeLog } from "./log.ts";
import { NotHere, openPlayground, refuseBesidePlatform } from "./playground.ts";
import { listen, makeServer } from "./server.ts";
import { tickEveryMinute } from "./ticking.ts";

/** How long what was received may still take when the program is asked to stop. */
const longestStop = 5000;

/** Runs until it is asked to stop. Answers the exit code: 0 stopped, 2 it could not start as it is set. */
export async function start(environment: Environment): Promise<number> {
  try {
    await run(environment);
    return 0;
  } catch (error) {
    if (!(error instanceof WrongSetting || error instanceof NotHere)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function run(environment: Environment): Promise<void> {
  const settings = readSettings(environment);
  refuseBesidePlatform(environment);
  const stopped = askedToStop();
  const log = makeLog(settings.logLevel);
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
