import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { downTimes, type Arrival } from "./twoYears.ts";

const processZones = ["UTC", "America/New_York", "Pacific/Auckland", "Europe/Amsterdam"];
const file = new URL("inZone.ts", import.meta.url).pathname;
const hour = 3_600_000;
const day = 24 * hour;

interface Seen {
  readonly zone: string;
  /** What noon on one day is to this process. */
  readonly local: string;
  readonly years: Readonly<Record<string, readonly Arrival[]>>;
  readonly bot: readonly string[];
}

let seen: readonly Seen[] = [];

beforeAll(async () => {
  const run = promisify(execFile);
  seen = await Promise.all(
    processZones.map(async (TZ) => {
      const env = { ...process.env, TZ };
      const { stdout } = await run(process.execPath, ["--import", "tsx", file], { env });
      return JSON.parse(stdout) as Seen;
    }),
  );
}, 120_000);

/** The Sunday on which the clock changes, worked out without any time zone data: the last one of the month. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0));
  return last.getTime() - last.getUTCDay() * day + hour;
}

/** The instant of a local time in Amsterdam; a time that is skipped is an hour later. */
function inAmsterdam(midnight: number, minutes: number): number {
  const year = new Date(midnight).getUTCFullYear();
  const local = midnight + minutes * 60_000;
  const isSummer = local - hour >= lastSunday(year, 3) && local - 2 * hour < lastSunday(year, 10);
  return local - (isSummer ? 2 * hour : hour) + (isSkipped(local, year) ? hour : 0);
}

function isSkipped(local: number, year: number): boolean {
  return local >= lastSunday(year, 3) + hour && local < lastSunday(year, 3) + 2 * hour;
}

const times: Readonly<Record<string, { minutes: number; falls: (date: Date) => boolean }>> = {
  firstMonday: { minutes: 1170, falls: (date) => date.getUTCDay() === 1 && date.getUTCDate() <= 7 },
  workdays: { minutes: 540, falls: (date) => date.getUTCDay() % 6 !== 0 },
  everyOther: { minutes: 1200, falls: (date) => ((date.getTime() - Date.UTC(2026, 0, 7)) / day) % 14 === 0 },
  nightly: { minutes: 150, falls: () => true },
};

/** What must arrive, from the calendar alone: at its time, or late when the bot wakes within two hours. */
function expectedOf(name: string): Arrival[] {
  const time = times[name];
  const arrivals: Arrival[] = [];
  for (let midnight = Date.UTC(2026, 0, 1); midnight < Date.UTC(2028, 0, 1); midnight += day) {
    if (!time?.falls(new Date(midnight))) continue;
    const due = inAmsterdam(midnight, time.minutes);
    const down = downTimes.find(([from, until]) => due >= Date.parse(from) && due < Date.parse(until));
    const said = down ? Date.parse(down[1]) : due;
    if (said <= due + 2 * hour) arrivals.push([new Date(due).toISOString(), new Date(said).toISOString()]);
  }
  return arrivals;
}

describe("in two years with days of down-time", () => {
  test("the processes really live in other time zones", () => {
    expect(new Set(seen.map(({ local }) => local)).size).toBe(processZones.length);
  });

  test.each(Object.keys(times))("%s arrives once each, to the minute, in every zone", (name) => {
    for (const { zone, years } of seen) {
      const said = (years[name] ?? []).filter(([, at]) => at !== null);
      expect(said, zone).toEqual(expectedOf(name));
    }
    expect(expectedOf(name).length).toBeGreaterThan(15);
  });

  test("down-time makes no burst: of what was missed one row is noted, not one each", () => {
    for (const { years } of seen) {
      const late = (years["workdays"] ?? []).filter(([, at]) => at === null);
      expect(late.length).toBeGreaterThan(2);
      expect(late.length).toBeLessThanOrEqual(downTimes.length);
    }
  });

  test("a real bot says the same everywhere", () => {
    for (const { zone, bot } of seen) expect(bot, zone).toEqual(seen[0]?.bot);
    const told = (number: number, at: string) => `${at}:00.000Z tell-reminder ${number}`;
    const bot = seen[0]?.bot ?? [];
    expect(bot).toContain(told(1, "2026-03-28T18:30"));
    expect(bot).toContain(told(1, "2026-03-29T17:30"));
    expect(bot).toContain(told(3, "2026-03-29T07:00"));
    expect(bot).toContain(told(2, "2026-04-06T17:30"));
    expect(bot.filter((line) => line.endsWith("remind-meeting 4"))).toEqual([
      "2026-03-22T09:00:00.000Z remind-meeting 4",
      "2026-03-28T09:00:00.000Z remind-meeting 4",
      "2026-03-29T06:00:00.000Z remind-meeting 4",
    ]);
    const woken = bot.filter((line) => line.startsWith("2026-04-03T18:30"));
    expect(woken).toEqual([
      "2026-04-03T18:30:00.000Z expired tell-reminder 1",
      "2026-04-03T18:30:00.000Z tell-reminder 1",
    ]);
  });
});
