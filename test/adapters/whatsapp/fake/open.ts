import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { settings, type WhatsAppSettings } from "../../../../adapters/whatsapp/settings.ts";
import { scratch } from "../../../support/scratch.ts";
import { findBrowser } from "../../web/browser.ts";
import { World } from "./world.ts";

/** What a browser needs to stay on this computer, and to run where only the root user is. */
const flags = [
  "--disable-features=LocalNetworkAccessChecks",
  ...["--disable-gpu", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update"],
  '"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"',
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
/** The pretended WhatsApp, and what the real library needs to meet it in a real browser. */
export interface Played {
  readonly world: World;
  readonly folder: string;
  readonly browser: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly settings: WhatsAppSettings;
  readonly close: () => Promise<void>;
}

/** The browser of this machine or of the packages; undefined where there is none. */
export const browser = await findBrowser();

export async function openPlayed(
  more: Readonly<Record<string, string>> = {},
  now?: () => number,
): Promise<Played> {
  if (browser === undefined || !existsSync(browser)) throw new Error("there is no browser");
  const folder = await mkdtemp(join(scratch, "whatsapp-"));
  const world = await new World(now).open();
  const environment = {
    ...world.environment(folder),
    ...{ WHATSAPP_BROWSER: browser, WHATSAPP_BROWSER_ARGS: flags.join(" "), WHATSAPP_PACE: "0/1000" },
    ...more,
  };
  return {
    ...{ world, folder, browser, environment, settings: settings.parse(environment) },
    async close() {
      await world.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until this is so; throws when it takes too long. */
export async function until(isSo: () => unknown, longest = 15_000): Promise<void> {
  const end = performance.now() + longest;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`this did not happen in time: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
