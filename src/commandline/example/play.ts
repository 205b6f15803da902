import type { Temporal } from "temporal-polyfill";
import type { Language } from "../../chat/words/dictionary.ts";
import { passTime, type Passing } from "./passTime.ts";
import type { PersonId } from "./people.ts";
import { story, type When } from "./story.ts";

export interface Playing extends Passing {
  readonly language: Language;
  readonly zone: string;
  readonly say: (who: PersonId, text: string) => Promise<void>;
}

/** Plays the story through the bot itself, as if people had said it in the days before now. */
export async function playStory(playing: Playing): Promise<void> {
  const { bot, clock, language, zone, say } = playing;
  const today = clock.present().toZonedDateTimeISO(zone);
  try {
    for (const { when, who, says, until = 0 } of story) {
      await passTime(playing, momentOf(when, today));
      await say(
        who,
        says[language].replace("{day}", wordDay(today.add({ days: until }).toPlainDate(), language)),
      );
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
