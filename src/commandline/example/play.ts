import { Temporal } from "temporal-polyfill";
import type { Language } from "../../chat/words/dictionary.ts";
import { passTime, type Passing } from "./passTime.ts";
import type { PersonId } from "./people.ts";
import { story, type Line, type When } from "./story.ts";

export interface Playing extends Passing {
  readonly language: Language;
  readonly zone: string;
  /** What is told beside the story of the group. */
  readonly beside?: readonly Line[];
  readonly say: (who: PersonId, text: string, room: Line["in"]) => Promise<void>;
  /** What the bot told somebody alone last. */
  readonly told?: (who: PersonId) => string | undefined;
}

const code = /\b[A-Z0-9]{6}\b/u;

/** Plays the story through the bot itself, as if people had said it in the days before now. */
export async function playStory(playing: Playing): Promise<void> {
  const { bot, clock, language, zone, say, told, beside = [] } = playing;
  const today = clock.present().toZonedDateTimeISO(zone);
  const lines = [...story, ...beside]
    .map((line) => ({ ...line, at: momentOf(line.when, today) }))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  try {
    for (const { at, who, in: room, says, until = 0 } of lines) {
      await passTime(playing, at);
      const text = says[language]
        .replace("{day}", wordDay(today.add({ days: until }).toPlainDate(), language))
        .replace("{code}", () => code.exec(told?.(who) ?? "")?.[0] ?? "");
      await say(who, text, room);
      await bot.settled();
    }
    await passTime(playing, clock.present());
  } finally {
    clock.tell(undefined);
  }
}

function momentOf(when: When, today: Temporal.ZonedDateTime): Temporal.Instant {
  if ("minutesAgo" in when) return today.subtract({ minutes: when.minutesAgo }).toInstant();
  return today.subtract({ days: when.daysAgo }).withPlainTime(when.at).toInstant();
}

/** A day as people write it. */
export function wordDay(day: Temporal.PlainDate, language: Language): string {
  const locale = language === "en" ? "en-GB" : language;
  return day.toLocaleString(locale, { day: "numeric", month: "long" });
}
