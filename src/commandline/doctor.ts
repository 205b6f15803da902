import { platforms as everyPlatform } from "../../adapters/index.ts";
import type { Platform } from "../chat/platform.ts";
import { readSettings, WrongSetting, type Environment } from "../settings.ts";
import { connectPlatforms } from "./platforms.ts";

/**
 * Looks at everything that is configured without starting it, one line for each thing: well, or what is wrong and how
 * to mend it. Answers the exit code: 0 all is well, 1 something is not, 2 a setting cannot be read.
 */
export async function doctor(
  environment: Environment,
  write: (line: string) => void,
  platforms: readonly Platform[] = everyPlatform,
): Promise<number> {
  try {
    readSettings(environment);
    const connected = connectPlatforms(platforms, environment, () => undefined);
    if (connected.length === 0) {
      write(
        "No platform is configured, so npm start opens the playground. The folders in adapters tell how to.",
      );
    }
    let well = true;
    for (const { title, adapter } of connected) {
      for (const { ok, says } of (await adapter.check?.()) ?? []) {
        write(`${ok ? "well " : "WRONG"} ${title}: ${says}`);
        well &&= ok;
      }
    }
    return well ? 0 : 1;
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    write(error.message);
    return 2;
  }
}
