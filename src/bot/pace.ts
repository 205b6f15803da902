import { Temporal } from "temporal-polyfill";

const mostSentences = 20;
const window = Temporal.Duration.from({ minutes: 1 });

/** Whether somebody speaks at a pace that can be answered; "now-too-fast" the first time they do not. */
export type Pace = "fine" | "now-too-fast" | "too-fast";

interface Said {
  readonly id: string;
  readonly at: number;
}

/** Counts each person's sentences of the last minute, in memory: a restart forgives. One told twice counts once. */
export function makePace(): (person: string, id: string, now: Temporal.Instant) => Pace {
  const said = new Map<string, { times: Said[]; told: boolean }>();
  return (person, id, now) => {
    const since = now.subtract(window).epochMilliseconds;
    const before = said.get(person);
    const times = (before?.times ?? []).filter(({ at }) => at > since);
    if (times.some((each) => each.id === id)) return "fine";
    const isFast = times.length >= mostSentences;
    if (!isFast) times.push({ id, at: now.epochMilliseconds });
    said.set(person, { times, told: isFast });
    if (said.size > 10_000) forget(said, since);
    if (!isFast) return "fine";
    return before?.told === true ? "too-fast" : "now-too-fast";
  };
}

function forget(said: Map<string, { times: Said[] }>, since: number): void {
  for (const [person, { times }] of said) {
    if (times.every(({ at }) => at <= since)) said.delete(person);
  }
}
