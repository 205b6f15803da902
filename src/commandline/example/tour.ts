import { Temporal } from "temporal-polyfill";
import type { Language } from "../../chat/words/dictionary.ts";
import type { Client } from "../../store/transaction.ts";
import { toInstant } from "../../bot/clock.ts";
import type { Memory, Tour } from "./memory.ts";
import { people, type PersonId } from "./people.ts";
import { wordDay } from "./play.ts";
import type { KnownGroup } from "./read.ts";
import { openDays, steps, type SpokenLine, type Step } from "./steps.ts";

/** A step as the page shows it. */
export interface ShownStep {
  /** Who says it; undefined where the clock jumps. */
  readonly who: { readonly id: string; readonly name: string } | undefined;
  readonly text: string;
  readonly then: string | undefined;
  readonly state: "done" | "next" | "later";
}

interface Scene {
  readonly language: Language;
  readonly group: KnownGroup;
  /** The neighbourhood's day and time. */
  readonly today: Temporal.ZonedDateTime;
  readonly tour: Tour;
}

export function showSteps(scene: Scene): ShownStep[] {
  const { language, tour } = scene;
  return steps.map((step, index) => ({
    who: "jump" in step ? undefined : people.find(({ id }) => id === step.who),
    text: "jump" in step ? step.jump[language] : wordLine(step, scene),
    then: "jump" in step ? undefined : step.then?.told[language],
    state: index < tour.done ? "done" : index === tour.done ? "next" : "later",
  }));
}

export interface Walking extends Scene {
  readonly client: Client;
  readonly memory: Memory;
  /** Resolves when it was answered. */
  readonly say: (who: PersonId, text: string) => Promise<void>;
  readonly moveTo: (at: Temporal.Instant) => Promise<void>;
}

/** Takes the next step; another one is taken already or not yet possible. Answers who spoke. */
export async function takeStep(walking: Walking, index: number): Promise<PersonId | undefined> {
  const { language, tour, memory } = walking;
  const step = steps[index];
  if (!step || index !== tour.done) return undefined;
  await walk(walking, step);
  const day = "who" in step && step.says[language].includes("{day}") ? dayOf(walking).toString() : tour.day;
  await memory.keepTour(language, {
    ...{ done: index + 1, number: numberOf(walking) },
    ...(day === undefined ? {} : { day }),
  });
  return "jump" in step ? undefined : step.who;
}

async function walk(walking: Walking, step: Step): Promise<void> {
  const { say, client, group, moveTo } = walking;
  if ("jump" in step) {
    const key = `close/${numberOf(walking)}`;
    const close = await client.due.findUnique({ where: { groupId_key: { groupId: group.id, key } } });
    if (close) await moveTo(toInstant(close.at));
    return;
  }
  for (const line of [step, ...(step.then?.lines ?? [])]) await say(line.who, wordLine(line, walking));
}

/** The number of the tour's idea: before it was said, the one it would get. */
function numberOf({ tour, group }: Scene): number {
  return tour.number ?? group.nextNumber;
}

/** The day on which the vote of the tour closes: before it was opened, the one on which it would. */
function dayOf({ tour, today }: Scene): Temporal.PlainDate {
  return tour.day === undefined
    ? today.toPlainDate().add({ days: openDays })
    : Temporal.PlainDate.from(tour.day);
}

function wordLine({ says }: SpokenLine, scene: Scene): string {
  const { language } = scene;
  return says[language]
    .replace("{number}", String(numberOf(scene)))
    .replace("{day}", wordDay(dayOf(scene), language));
}
