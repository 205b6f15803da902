import { Temporal } from "temporal-polyfill";
import { readLeadTimes } from "../../domain/leadTimes.ts";
import type { Holders } from "../../domain/permissions.ts";
import { readQuietHours } from "../../domain/quietHours.ts";
import { textBlock, type Block, type Card, type Phrase, type Value } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import { holdersWord } from "../../bot/holders.ts";
import { shareWord, thresholdWord } from "./facts.ts";
import { readQuorum, readThreshold, type AgreementName, type OpenPermission } from "./rules.ts";
import type { nl } from "./words/nl.ts";
import { zoneName } from "./zones.ts";

const say: Say<typeof nl> = phrasesOf("agreements");

/** One agreement as the list and the card of a change show it. */
export interface Shown {
  readonly name: Phrase;
  readonly value: Value;
}

export function showAgreed(name: AgreementName, value: string): Shown {
  return { name: say(`name-${name}`), value: valueWord(name, value) };
}

export function showHolders(permission: OpenPermission, holders: Holders): Shown {
  return { name: say(`may-${permission}`), value: holdersWord(holders) };
}

/** A value in words that may also be typed to agree on it. */
export function valueWord(name: AgreementName, value: string): Value {
  switch (name) {
    case "language":
      return say(value === "en" ? "language-en" : "language-nl");
    case "zone":
      return zoneName(value);
    case "quiet-hours":
      return nightWord(value);
    case "meeting-reminders":
      return leadsWord(value);
    case "closing-time":
      return say("at-time", { time: clockWord(Temporal.PlainTime.from(value)) });
    case "quorum": {
      const share = readQuorum(value);
      return share ? say("least-of-all", { share: shareWord(share) }) : say("no-quorum");
    }
    case "threshold":
      return thresholdWord(readThreshold(value));
  }
}

function nightWord(value: string): Phrase {
  const night = readQuietHours(value);
  return night ? say("night", { from: clockWord(night.from), to: clockWord(night.to) }) : say("no-night");
}

function clockWord({ hour, minute }: Temporal.PlainTime): Phrase {
  return say("clock", { hours: String(hour), minutes: String(minute).padStart(2, "0") });
}

function leadsWord(value: string): Phrase {
  const list = (readLeadTimes(value) ?? []).map((lead) => lengthWord(Temporal.Duration.from(lead)));
  return list.length > 0 ? say("before", { lengths: { list } }) : say("no-reminders");
}

function lengthWord({ days, hours, minutes }: Temporal.Duration): Phrase {
  if (days > 0) return days % 7 === 0 ? say("weeks", { count: days / 7 }) : say("days", { count: days });
  return hours > 0 ? say("hours", { count: hours }) : say("minutes", { count: minutes });
}

/** All of it in ten lines; what belongs together shares one. */
export function agreementsCard(shown: readonly (readonly [Shown, Shown?])[], more: boolean): Card {
  return {
    title: say("list-title"),
    blocks: shown.map(([{ name, value }, second]) =>
      textBlock(
        second
          ? say("line-two", { name, value, other: second.name, more: second.value })
          : say("line", { name, value }),
      ),
    ),
    ...(more ? { more: "all-agreements" } : {}),
  };
}

export interface Change {
  readonly before: Value;
  readonly now: Shown;
  readonly by: string;
  readonly since: Phrase;
  /** Nobody can do now what is agreed. */
  readonly idle?: boolean;
}

/** Told to everybody: what is agreed now, what it was, who changed it, and from when it holds. */
export function changedCard({ before, now, by, since, idle }: Change): Card {
  const blocks: Block[] = [
    textBlock(say("was", { before })),
    textBlock(say("changed-by", { member: { member: by } })),
    textBlock(since),
    ...(idle ? [textBlock(say("nobody-yet"))] : []),
  ];
  return { title: say("changed", { name: now.name, now: now.value }), blocks };
}

export function sinceOf(name: AgreementName | OpenPermission): Phrase {
  if (name === "quorum" || name === "threshold") return say("for-new-polls");
  if (name === "meeting-reminders") return say("for-new-meetings");
  return say(name === "closing-time" || name === "zone" ? "for-new-deadlines" : "from-now");
}
