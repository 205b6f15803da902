import type { Client, ClientOptions } from "whatsapp-web.js";
import { definePlatform } from "../../src/chat/platform.ts";
import { atMost } from "../../src/domain/patience.ts";
import type { Connect, Connection, Watching } from "./connection.ts";
import { platform } from "./keys.ts";
import type { Arrived } from "./library.ts";
import { makeSession, readMessage, type Library } from "./library/session.ts";
import { toEnding, toMembership, toReaction, toVote } from "./library/translate.ts";
import { clientId, noteLogin, prepareProfile } from "./profile.ts";
import { makeRunning } from "./running.ts";
import { settings, type WhatsAppSettings } from "./settings.ts";

/** WhatsApp by a number of the bot's own, in a browser of this machine. */
export const whatsapp = definePlatform({
  ...{ platform, title: "WhatsApp", settings },
  configuredBy: ["WHATSAPP"],
  connect: (set, surroundings) => makeRunning(set, surroundings, (browser) => connectBy(set, browser)),
});

/** The library loads when it is needed: whoever uses no WhatsApp pays nothing for it. */
const loadLibrary = async (): Promise<Library> => (await import("whatsapp-web.js")).default;

/** A browser that was asked to close, or a page that should give up, is given so long. */
const closing = 5000;
/** A browser that does not start in half a minute never does; the library gives up then as well. */
const launching = 35_000;

/** WhatsApp Web in a browser of this machine, through the library's own page functions. */
export function connectBy(settings: WhatsAppSettings, browser: string): Connect {
  return (watching) => openConnection(settings, browser, watching);
}

function openConnection(settings: WhatsAppSettings, browser: string, watching: Watching): Connection {
  const folder = settings.WHATSAPP_SESSION_DIR;
  let isOver = false;
  let client: Client | undefined;
  const end: Watching["ended"] = (why) => {
    if (isOver) return;
    isOver = true;
    if (why === "logged-out") noteLogin(folder, false);
    watching.ended(why);
  };

  async function run(): Promise<void> {
    const library = await loadLibrary();
    if (isOver) return;
    prepareProfile(folder);
    const mine = new library.Client(optionsFor(library, settings, browser));
    client = mine;
    listen(mine, { ...watching, ended: end });
    mine.on("qr", () => noteLogin(folder, false));
    mine.on("ready", () => {
      noteLogin(folder, true);
      makeSession(library, mine).then(
        (session) => !isOver && watching.ready(session),
        () => end("gone"),
      );
    });
    // What the browser and the library write is for this user only.
    const before = process.umask(0o077);
    const opening = mine.initialize();
    try {
      await Promise.race([waitForBrowser(mine, () => isOver), opening]);
    } finally {
      process.umask(before);
    }
    watchBrowser(mine, () => end("gone"), watching);
    await opening;
  }

  const running = run().catch(() => end("gone"));
  return {
    async answers() {
      await client?.getState();
    },
    async close() {
      isOver = true;
      await closeBrowser(client, running);
    },
  };
}

function optionsFor({ LocalAuth }: Library, settings: WhatsAppSettings, browser: string): ClientOptions {
  const {
    WHATSAPP_WEB_VERSION: version,
    WHATSAPP_WEB_CACHE_DIR: cache,
    WHATSAPP_PAIR_NUMBER: number,
  } = settings;
  return {
    authStrategy: new LocalAuth({ clientId, dataPath: settings.WHATSAPP_SESSION_DIR }),
    // A pipe ends the browser with this process, however that ends.
    puppeteer: { executablePath: browser, headless: true, pipe: true, args: settings.WHATSAPP_BROWSER_ARGS },
    ...(version === undefined ? {} : { webVersion: version }),
    webVersionCache:
      cache === undefined ? { type: "none" } : { type: "local", path: cache, strict: version !== undefined },
    ...(number === undefined ? {} : { pairWithPhoneNumber: { phoneNumber: number, showNotification: true } }),
  };
}

async function waitForBrowser(client: Client, isOver: () => boolean): Promise<void> {
  while (!client.pupPage && !isOver()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** A browser that dies, and a page that goes elsewhere, tell only whoever asks them. */
function watchBrowser(client: Client, died: () => void, watching: Watching): void {
  const { pupBrowser: browser, pupPage: page } = client;
  // A pipe whose other end has died throws where nobody listens, and would end this program.
  for (const pipe of browser?.process()?.stdio ?? []) pipe?.on("error", () => undefined);
  browser?.on("disconnected", died);
  page?.on("close", died);
  page?.on("error", died);
  page?.on("framenavigated", (frame) => frame === page.mainFrame() && watching.lineIs(false));
  if (browser?.connected === false) died();
}

/** Also a browser that is only just starting; one that does not end is killed. */
async function closeBrowser(client: Client | undefined, running: Promise<void>): Promise<void> {
  let isStarted = false;
  void running.then(() => (isStarted = true));
  if (client) await atMost(Promise.race([waitForBrowser(client, () => isStarted), running]), launching);
  const browser = client?.pupBrowser;
  // One that has died is never heard of again, so that its closing would not end.
  if (browser?.connected)
    await atMost(
      browser.close().catch(() => undefined),
      closing,
    );
  browser?.process()?.kill("SIGKILL");
  await atMost(running, closing);
}

function listen(client: Client, watching: Watching): void {
  // Some must be asked about first; what came after them waits its turn.
  let last: Promise<void> = Promise.resolve();
  const tell = (arriving: Arrived | undefined | Promise<Arrived | undefined>): void => {
    last = last.then(async () => {
      const arrived = await arriving;
      if (arrived) watching.heard(arrived);
    });
  };
  client.on("qr", (qr) => watching.asks({ qr }));
  client.on("code", (code: string) => watching.asks({ code }));
  client.on("authenticated", () => watching.admitted());
  client.on("auth_failure", () => watching.ended("gone"));
  client.on("change_state", (state) => watching.lineIs((state as string) === "CONNECTED"));
  client.on("disconnected", (reason) => watching.ended(toEnding(reason)));
  client.on("message_create", (message) => tell(readMessage(message)));
  client.on("vote_update", (vote) => tell(toVote(vote)));
  client.on("message_reaction", (reaction) => tell(toReaction(reaction)));
  client.on("group_join", (change) => tell(toMembership(change, "joined")));
  client.on("group_leave", (change) => tell(toMembership(change, "left")));
}
