import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { promisify } from "node:util";
import type { Finding, State } from "../../src/chat/adapter.ts";
import { browserMissing, browserWrong, findBrowser } from "./browser.ts";
import { isHeld, isLoggedIn, readState } from "./profile.ts";
import type { WhatsAppSettings } from "./settings.ts";

const run = promisify(execFile);
const patience = 20_000;
const forOthers = 0o077;

/** Looks at the browser, the session's folder and the groups; opens no session, since another process may be using it. */
export async function check(settings: WhatsAppSettings): Promise<readonly Finding[]> {
  return [
    await checkBrowser(settings),
    await checkFolder(settings),
    checkLogin(settings),
    checkGroups(settings),
  ];
}

async function checkBrowser({
  WHATSAPP_BROWSER: named,
  WHATSAPP_BROWSER_ARGS: wishes,
}: WhatsAppSettings): Promise<Finding> {
  const browser = findBrowser(named);
  if (browser === undefined) return wrong(named === undefined ? browserMissing : browserWrong);
  let version: string;
  try {
    version = (await run(browser, ["--version"], { timeout: patience })).stdout.trim();
  } catch {
    return wrong("the browser does not start. Install it again, or name another in WHATSAPP_BROWSER.");
  }
  if (process.getuid?.() === 0 && !wishes.includes("--no-sandbox")) {
    return wrong(
      "a browser refuses to run as root. Run Buurtbot as another user, or set WHATSAPP_BROWSER_ARGS=--no-sandbox.",
    );
  }
  return well(`the browser is ${version}.`);
}

async function checkFolder({ WHATSAPP_SESSION_DIR: folder }: WhatsAppSettings): Promise<Finding> {
  try {
    const { mode } = await stat(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return process.platform === "win32" || (mode & forOthers) === 0
      ? well("the session is kept where only this user can read it.")
      : wrong(`others can read the session. Say: chmod 700 "${folder}"`);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT"
      ? well("there is no session yet; the first start makes one.")
      : wrong("the session cannot be read. Give this user the folder in WHATSAPP_SESSION_DIR.");
  }
}

function checkLogin({ WHATSAPP_SESSION_DIR: folder }: WhatsAppSettings): Finding {
  const isIn = isLoggedIn(folder);
  if (isHeld(folder)) return running[readState(folder) ?? (isIn ? "ready" : "needs-login")];
  return isIn
    ? well("the number is logged in; the next start uses that.")
    : wrong("the number is not logged in. Say npm start, open its page /whatsapp, and do what it says.");
}

/** How it is with the number where a Buurtbot runs. */
const running: Readonly<Record<State, Finding>> = {
  ready: well("a Buurtbot uses this session now, so it was not opened; the number is logged in."),
  starting: well("a Buurtbot runs and WhatsApp is starting. Look again in two minutes."),
  "needs-login": wrong(
    "a Buurtbot runs and waits for a login. Open its page /whatsapp, and do what it says.",
  ),
  degraded: wrong(
    "a Buurtbot runs without a line to WhatsApp. See whether its phone and this house have internet.",
  ),
  down: wrong(
    "a Buurtbot runs and WhatsApp is not there. It tries again by itself; if that stays so, start it anew.",
  ),
};

function checkGroups({ WHATSAPP_GROUPS: groups }: WhatsAppSettings): Finding {
  if (groups === "start") return well("an administrator of a group switches it on by saying start there.");
  return well(`it hears only the ${groups.length} groups in WHATSAPP_GROUPS.`);
}

function well(says: string): Finding {
  return { ok: true, says };
}

function wrong(says: string): Finding {
  return { ok: false, says };
}
