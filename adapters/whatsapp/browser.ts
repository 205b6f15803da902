import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** The lightest first; without a window each is as good. */
const names = [
  ...["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  "microsoft-edge",
];

const elsewhere: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** The path of the browser that is named, else of one of this machine; undefined where there is none. */
export function findBrowser(
  named: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  if (named !== undefined && isAbsolute(named)) return isProgram(named) ? named : undefined;
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const paths = (named === undefined ? names : [named]).flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  const usual = named === undefined ? (elsewhere[process.platform] ?? []) : [];
  return [...paths, ...usual].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const browserMissing =
  "There is no browser on this computer. Install Chromium (on Debian: apt install chromium), or name one in WHATSAPP_BROWSER.";

export const browserWrong =
  "WHATSAPP_BROWSER names no program. Write the path of a browser, or leave it out.";
