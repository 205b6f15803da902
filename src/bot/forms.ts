import type { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import type { Blank, Card, Phrase, Values } from "../chat/card.ts";
import { readBlank } from "../chat/grammar/blank.ts";
import { printPartial, readPartial } from "../chat/grammar/partial.ts";
import { printSentence, type Sentence } from "../chat/grammar/sentence.ts";
import type { Context } from "../chat/grammar/slots.ts";
import type { Place } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
import { saveDrafts, type Draft } from "./drafts.ts";
import type { Entry, Lexicon } from "./lexicon.ts";

interface Unfinished {
  readonly partial: string;
  readonly wrong: Readonly<Record<string, Refusal>>;
  readonly next: string | undefined;
}

/** What somebody wrote into a form: a whole sentence, or what is wrong with which blank. */
export type Filled = { readonly says: string } | Unfinished;

interface Open {
  readonly sentence: Sentence;
  readonly entry: Entry;
}

/** A command with what is known of its arguments, by name. */
function readOpen(lexicon: Lexicon, says: string): Open | undefined {
  const sentence = readPartial(lexicon.sayable, says);
  const entry = sentence && lexicon.entries.get(sentence.command);
  return sentence && entry ? { sentence, entry } : undefined;
}

/** A sentence with blanks that its command has words to ask for; undefined for anything else. */
export function readForm(lexicon: Lexicon, says: string): Open | undefined {
  const open = readOpen(lexicon, says);
  if (!open) return undefined;
  const { sentence, entry } = open;
  const asked = blanksOf(entry, sentence.given);
  const needed = Object.entries(entry.command.args).filter(
    ([name, { optional }]) => !optional && !(name in sentence.given),
  );
  const canAsk = needed.every(([name]) => asked.some(({ argument }) => argument === name));
  return canAsk && asked.length > 0 ? open : undefined;
}

/** The blanks that are still open, in the order of the command's arguments. */
export function blanksOf(
  { command, feature }: Pick<Entry, "command" | "feature">,
  given: Sentence["given"],
): Blank[] {
  return Object.entries(command.args).flatMap(([argument, { optional, kind, options }]) => {
    const key = `ask-${command.name}-${argument}`;
    if (argument in given || !(key in feature.words.nl.phrases)) return [];
    return {
      argument,
      label: { key: `${feature.name}.${key}` },
      ...(optional ? { optional } : {}),
      ...(kind === "option" && options
        ? {
            choices: options.map((value) => ({
              label: { key: "bot.choice", values: { sentence: value } },
              value,
            })),
          }
        : {}),
    };
  });
}

/**
 * Fills blanks with what somebody wrote; what they left empty stays a blank. A platform may offer every argument to be
 * filled in, also one that has no words to be asked with.
 */
export function fillForm(
  lexicon: Lexicon,
  says: string,
  written: Readonly<Record<string, string>>,
  context: Context,
): Filled | undefined {
  const form = readOpen(lexicon, says);
  if (!form) return undefined;
  const { spoken } = form.entry;
  const given = { ...form.sentence.given };
  const wrong: Record<string, Refusal> = {};
  for (const [name, argument] of Object.entries(spoken.args)) {
    const text = written[name]?.trim() ?? "";
    if (name in given || text === "") continue;
    const value = readBlank(argument, name, text, context, spoken.options);
    if (isRefusal(value)) wrong[name] = value;
    else given[name] = value;
  }
  const open = Object.entries(spoken.args).find(([name, { optional }]) => !optional && !(name in given));
  if (!open && Object.keys(wrong).length === 0) {
    return { says: printSentence(spoken, form.entry.command.plain?.(given) ?? given) };
  }
  return { partial: printPartial(spoken, given), wrong, next: Object.keys(wrong)[0] ?? open?.[0] };
}

/** What each wrong or missing blank is told; nothing where the form can be said as it is. */
export function whatIsWrong(
  lexicon: Lexicon,
  says: string,
  written: Readonly<Record<string, string>>,
  context: Context,
): Record<string, Phrase> {
  const form = readOpen(lexicon, says);
  const filled = fillForm(lexicon, says, written, context);
  if (!form || !filled || "says" in filled) return {};
  const { command } = form.entry;
  const missing = Object.entries(command.args).filter(
    ([name, { optional }]) =>
      !optional && !(name in form.sentence.given) && (written[name]?.trim() ?? "") === "",
  );
  const empty = missing.map(([name, { kind }]) => [name, { refused: `blank-${kind}` }] as const);
  const wrong = [...empty, ...Object.entries(filled.wrong)];
  return Object.fromEntries(wrong.map(([name, why]) => [name, reasonPhrase(why, command.name)]));
}

/** What a half-filled sentence is told where the blank that comes next cannot be asked for; undefined where it can. */
export function whyNotAsked(lexicon: Lexicon, { partial, wrong, next }: Unfinished): Phrase | undefined {
  const form = readOpen(lexicon, partial);
  if (!form || next === undefined) return undefined;
  const asked = blanksOf(form.entry, form.sentence.given);
  if (asked.some(({ argument }) => argument === next)) return undefined;
  const kind = form.entry.command.args[next]?.kind ?? "text";
  return reasonPhrase(wrong[next] ?? { refused: `blank-${kind}` }, form.entry.command.name);
}

interface Asking {
  readonly place: Place;
  readonly groupId: string;
  readonly memberId: string;
  readonly now: Temporal.Instant;
  readonly draw: (length: number) => string;
}

/** What leaves a form in whatever language it was asked. */
const leaving = ["laat maar", "niets", "never mind", "nothing", "stop"];

/** Asks for one blank, and keeps the half-filled sentence for a day. */
export async function askBlank(
  lexicon: Lexicon,
  tx: Transaction,
  partial: string,
  blank: string,
  wrong: Refusal | undefined,
  { place, groupId, memberId, now, draw }: Asking,
): Promise<Card | undefined> {
  const form = readForm(lexicon, partial);
  const label =
    form && blanksOf(form.entry, form.sentence.given).find(({ argument }) => argument === blank)?.label;
  if (!label) return undefined;
  const id = draw(6);
  const asked = { groupId, memberId, place, question: draw(10), now };
  await saveDrafts(tx, asked, [{ id, sentence: partial, blank, answers: leaving }]);
  const drop = { label: { key: "bot.stop-asking" }, says: `say ${id}`, also: leaving, short: true as const };
  const why = wrong ? [{ kind: "text" as const, text: reasonPhrase(wrong, form.entry.command.name) }] : [];
  return {
    title: label,
    blocks: [...why, { kind: "text", text: { key: "bot.answer-here" } }],
    actions: [drop],
    about: `form/${id}`,
  };
}

/** The blank that a member's next words fill, of what they may still answer. */
export function openBlank(
  drafts: readonly Draft[],
): { readonly id: string; readonly partial: string; readonly blank: string } | undefined {
  for (const { id, sentence, blank } of drafts)
    if (blank !== undefined) return { id, partial: sentence, blank };
  return undefined;
}

function reasonPhrase({ refused, with: values }: Refusal, command: string): Phrase {
  return { key: `bot.${refused}`, values: { ...(values as Values), example: { example: command } } };
}
