import type { Temporal } from "temporal-polyfill";
import { readText, type Reading } from "../../chat/grammar/read.ts";
import type { Context } from "../../chat/grammar/slots.ts";
import { isPrivate } from "../../chat/place.ts";
import { fillForm, whyNotAsked } from "../forms.ts";
import type { Lexicon } from "../lexicon.ts";
import { refused, said, type Hearing, type Heard } from "./heard.ts";
import { toHeard } from "./tell.ts";

/** What is said where no group is yet. */
export function hearBeginning(
  { lexicon, inbound, now }: Hearing,
  text: string,
  addressed: boolean,
): Heard | undefined {
  const founding = [...lexicon.entries.values()].filter(
    ({ command }) => command.enters || (command.founds && !isPrivate(inbound.place)),
  );
  const reading = readText(
    founding.map(({ spoken }) => spoken),
    text,
    { ...nowhere(now), addressed },
  );
  if (reading && reading.kind !== "guesses" && (addressed || isBeginning(lexicon, reading))) {
    return toHeard(lexicon, reading);
  }
  if (isPrivate(inbound.place)) return refused("bot.no-group-yet");
  return addressed ? refused("bot.no-group-here") : undefined;
}

/** Filled in where no group is: only what begins one or leads to one can be said. */
export function hearFilledBeginning({ lexicon, inbound, now }: Hearing): Heard {
  const { text, filled = {}, place } = inbound;
  const command = lexicon.entries.get(text)?.command;
  const begins = command?.enters === true || (command?.founds !== undefined && !isPrivate(place));
  const context = { ...nowhere(now), addressed: true };
  const form = begins ? fillForm(lexicon, text, filled, context) : undefined;
  if (!form) return refused(isPrivate(place) ? "bot.no-group-yet" : "bot.no-group-here");
  return "says" in form
    ? said(form.says)
    : { kind: "refused", reason: whyNotAsked(lexicon, form) ?? { key: "bot.blank-text" } };
}

/** What a text is read with where no group is. */
function nowhere(now: Temporal.Instant): Pick<Context, "now" | "language" | "members"> {
  return { now: now.toZonedDateTimeISO("Europe/Amsterdam"), language: "nl", members: [] };
}

/** Said to nobody, only what sounds like the name of a neighbourhood begins a group. */
function isBeginning(lexicon: Lexicon, reading: Reading): boolean {
  if (reading.kind !== "sentence") return false;
  const { command, given } = reading.sentence;
  const meant = lexicon.entries.get(command)?.command;
  return meant?.enters === true || meant?.founds?.(given) === true;
}
