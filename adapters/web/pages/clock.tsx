import { printMoment } from "../../../src/chat/phrases/print.ts";
import type { Temporal } from "temporal-polyfill";
import type { Way } from "../stage.ts";
import type { PageWords } from "../words/nl.ts";
import { Hidden, type Posting } from "./hidden.tsx";

export interface ShownClock {
  readonly now: Temporal.ZonedDateTime;
  readonly deadline: Temporal.Instant | undefined;
}

interface ClockProperties {
  readonly clock: ShownClock;
  readonly posting: Posting;
  readonly words: PageWords;
}

/** What time it is in the neighbourhood, and how to move it on. */
export function Clock({ clock, posting, words }: ClockProperties) {
  const { now, deadline } = clock;
  const { language, person } = posting;
  const shown = (at: Temporal.ZonedDateTime): string =>
    printMoment(at.toPlainDateTime(), language, now.toPlainDate());
  const day = printMoment(now.toPlainDate(), language, now.toPlainDate());
  const minute = now.toPlainDateTime().toString({ smallestUnit: "minute" });
  return (
    <section class="clock">
      <h2>{words.clock}</h2>
      <p class="time">
        <time datetime={minute}>
          {day} <span class="largest">{shown(now).slice(day.length + 2)}</span>
        </time>
      </p>
      <p class="note">
        {deadline ? words.nextDeadline(shown(deadline.toZonedDateTimeISO(now.timeZoneId))) : words.noDeadline}
      </p>
      <form method="post" action="/clock">
        <Hidden posting={posting} />
        <input type="hidden" name="seen" value={minute} />
        {person && <input type="hidden" name="as" value={person.id} />}
        <Move way="hour">{words.hourLater}</Move>
        <Move way="day">{words.dayLater}</Move>
        {deadline && <Move way="deadline">{words.toDeadline}</Move>}
        <Move way="again">{words.again}</Move>
      </form>
    </section>
  );
}

function Move({ way, children }: { readonly way: Way | "again"; readonly children: string }) {
  return (
    <button class={`move move-${way}`} name="move" value={way}>
      {children}
    </button>
  );
}
