import { schedule } from "node-cron";
import type { RunningBot } from "../bot/bot.ts";
import type { LogLine } from "../bot/engine.ts";

/**
 * Wakes the bot at every full minute, and when the program goes on after it was halted, as on a computer that slept.
 * What is due stands in the database. Answers how to stop it.
 */
export function tickEveryMinute(bot: Pick<RunningBot, "tick">, log: LogLine): () => Promise<void> {
  const wake = async (): Promise<void> => {
    try {
      await bot.tick();
    } catch (error) {
      log({ event: "failed", at: "tick", error: error instanceof Error ? error.name : "unknown" });
    }
  };
  const task = schedule("* * * * *", wake, { noOverlap: true });
  const goOn = (): void => void wake();
  if (process.platform !== "win32") process.on("SIGCONT", goOn);
  return async () => {
    process.off("SIGCONT", goOn);
    await task.destroy();
  };
}
