import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Why the browser tests did not run, as test/skips.txt names it. */
export const noBrowser =
  "no browser for this platform among the installed packages, and BROWSER_PATH names none";

/** The path of a Chromium: the one the environment names, else the one of the packages. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env["BROWSER_PATH"];
  if (named !== undefined && named !== "") return named;
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const path = await packaged.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--headless=new"] });
}
