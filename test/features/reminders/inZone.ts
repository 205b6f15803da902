// Prints what arrives in two years, and in some weeks of a real bot, in the time zone of this process.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDate, toInstant } from "../../../src/bot/clock.ts";
import { firstDue } from "../../../src/bot/due.ts";
import { Temporal } from "temporal-polyfill";
import { makeNeighbourhood } from "../../support/neighbourhood.ts";
import { repetitions, twoYears } from "./twoYears.ts";

const folder = mkdtempSync(join(tmpdir(), "buurtbot-zone-"));
const neighbourhood = await makeNeighbourhood(`file:${join(folder, "zone.db")}`, {
  from: "2026-03-20T12:00:00+01:00",
});
const { store } = neighbourhood;

async function live(until: string): Promise<void> {
  for (;;) {
    const due = await firstDue(store.client, toDate(Temporal.Instant.from(until)));
    if (!due) break;
    await neighbourhood.moveClock(toInstant(due.at).toString());
  }
  await neighbourhood.moveClock(until);
}

await neighbourhood.says("ana", "start De Poort");
await neighbourhood.says("ana", "herinner ons elke dag om 19.30 aan de poort");
await neighbourhood.says("ana", "herinner ons elke eerste maandag van de maand om 19.30 aan de schouw");
await neighbourhood.says("ana", "herinner ons zondag 29 maart om 9:00 aan de klok");
await neighbourhood.says("ana", "vergadering zondag 29 maart 10:00 in het Kraaiennest");
await live("2026-03-31T12:00:00+02:00");
// Down for three days and more: it wakes an hour after the last time.
await neighbourhood.moveClock("2026-04-03T20:30:00+02:00");
await live("2026-04-07T12:00:00+02:00");
const rows = await store.client.journal.findMany({ orderBy: { number: "asc" }, where: { sayer: "clock" } });
const bot = rows.map(({ at, sentence }) => `${at.toISOString()} ${sentence}`);
const local = new Date(2026, 2, 29, 12).toISOString();
const years = Object.fromEntries(Object.entries(repetitions).map(([name, each]) => [name, twoYears(each)]));
process.stdout.write(`${JSON.stringify({ zone: process.env["TZ"], local, years, bot })}\n`);
await neighbourhood.close();
rmSync(folder, { recursive: true });
