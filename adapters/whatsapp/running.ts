import { renderUnicodeCompact } from "uqr";
import { NotAdmitted, type Adapter } from "../../src/chat/adapter.ts";
import { guardProcess } from "../../src/chat/guard.ts";
import type { Surroundings } from "../../src/chat/platform.ts";
import { makeAdapter } from "./adapter.ts";
import { browserMissing, browserWrong, findBrowser } from "./browser.ts";
import { check } from "./check.ts";
import type { Connect } from "./connection.ts";
import { isOfLibrary, reference } from "./guard.ts";
import { platform } from "./keys.ts";
import { writePage } from "./page.ts";
import { holdSession, isHeld, leaveSession, noteState } from "./profile.ts";
import type { WhatsAppSettings } from "./settings.ts";
import { supervise } from "./supervisor.ts";

/** In milliseconds. */
const aftermath = 1000;

/** The adapter with its supervisor, its page for the operator and its check. */
export function makeRunning(
  set: WhatsAppSettings,
  surroundings: Surroundings,
  connectBy: (browser: string) => Connect,
): Adapter {
  const { log, show } = surroundings;
  const folder = set.WHATSAPP_SESSION_DIR;
  const browser = findBrowser(set.WHATSAPP_BROWSER);
  const supervised = supervise({
    connect: connectBy(browser ?? ""),
    log,
    changed: (state) => noteState(folder, state),
    asks: ({ qr, code }) => show?.(qr === undefined ? `WhatsApp: ${code ?? ""}` : renderUnicodeCompact(qr)),
  });
  const adapter = makeAdapter(set, surroundings, supervised);
  let unguard: (() => void) | undefined;
  return {
    ...adapter,
    // One number is in one browser.
    seats: [platform],
    async start(bot) {
      if (browser === undefined) {
        throw new NotAdmitted(set.WHATSAPP_BROWSER === undefined ? browserMissing : browserWrong);
      }
      if (isHeld(folder)) throw new Error("another Buurtbot uses the folder in WHATSAPP_SESSION_DIR");
      holdSession(folder);
      unguard ??= guardProcess({ isOfLibrary, reference, log });
      await adapter.start(bot);
    },
    async stop() {
      await adapter.stop();
      if (!unguard) return;
      leaveSession(folder);
      // What the library still waits for fails a moment after its browser has gone.
      setTimeout(unguard, aftermath).unref();
      unguard = undefined;
    },
    check: () => check(set),
    page: () => Promise.resolve(writePage(supervised.state(), supervised.login())),
  };
}
