import { renderSVG } from "uqr";
import type { State } from "../../src/chat/adapter.ts";
import type { Login } from "./connection.ts";

/** What the operator reads of each state, in Dutch and in English. */
const told: Readonly<Record<State, readonly [nl: string, en: string]>> = {
  starting: ["WhatsApp begint. Even wachten.", "WhatsApp is starting. One moment."],
  "needs-login": [
    "WhatsApp is uitgelogd. Start Buurtbot opnieuw om een code te krijgen.",
    "WhatsApp is logged out. Start Buurtbot again to get a code.",
  ],
  ready: ["WhatsApp werkt.", "WhatsApp works."],
  degraded: [
    "WhatsApp is de verbinding even kwijt. Kijk of de telefoon en dit huis internet hebben.",
    "WhatsApp has lost its line for now. See whether the phone and this house have internet.",
  ],
  down: [
    "WhatsApp is er niet. Buurtbot probeert het vanzelf opnieuw.",
    "WhatsApp is not there. Buurtbot tries again by itself.",
  ],
};

const scanning = [
  "Open WhatsApp op de telefoon van Buurtbot. Kies Gekoppelde apparaten, dan Apparaat koppelen, en scan deze code.",
  "Open WhatsApp on Buurtbot's phone. Choose Linked devices, then Link a device, and scan this code.",
] as const;

const typing = [
  "Open WhatsApp op de telefoon van Buurtbot. Kies Gekoppelde apparaten, dan Koppelen met telefoonnummer, en typ deze code.",
  "Open WhatsApp on Buurtbot's phone. Choose Linked devices, then Link with phone number, and type this code.",
] as const;

/** A page without scripts that tells the operator how it is, and shows the code where one has to be scanned or typed. */
export function writePage(state: State, login: Login | undefined): string {
  const [nl, en] = login?.qr === undefined ? (login?.code === undefined ? told[state] : typing) : scanning;
  const shown =
    login?.qr === undefined
      ? `<p class="code">${escape(login?.code?.replace(/^(.{4})(.{4})$/, "$1-$2") ?? "")}</p>`
      : `<div role="img" aria-label="QR">${renderSVG(login.qr, { border: 2 })}</div>`;
  return `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Buurtbot: WhatsApp</title>
<style>
  body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 32rem; padding: 0 1rem; color: #1b1b1b; background: #fff; }
  svg { display: block; width: min(100%, 20rem); height: auto; }
  .code { font: bold 2rem monospace; letter-spacing: 0.1em; }
</style>
<main>
<h1>WhatsApp</h1>
<p>${nl}</p>
<p lang="en">${en}</p>
${login === undefined ? "" : shown}
</main>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
