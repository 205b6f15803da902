import type { Phrase } from "../chat/card.ts";
import type { Choice, Form } from "../chat/adapter.ts";
import { readPartial } from "../chat/grammar/partial.ts";
import { foldAnswer } from "../chat/grammar/tokens.ts";
import { wordPhrase, type ReaderWords } from "../chat/words/word.ts";
import { readNames } from "./directory.ts";
import type { Command, Feature } from "./feature.ts";
import { blanksOf, readForm } from "./forms.ts";
import type { Lexicon } from "./lexicon.ts";
import type { View } from "./work.ts";

const mostChoices = 25;
const mostNumbers = 60;

/** The blanks of a sentence, in the reader's words; undefined where it has none that can be asked. */
export function wordForm(lexicon: Lexicon, says: string, reader: ReaderWords): Form | undefined {
  const form = readForm(lexicon, says);
  if (!form) return undefined;
  const { feature, command } = form.entry;
  const title = reader.dictionary.get(`${feature.name}.help-${command.name}`) ?? command.name;
  return {
    title,
    says,
    fields: blanksOf(form.entry, form.sentence.given).map(({ argument, label, optional, choices = [] }) => ({
      argument,
      kind: command.args[argument]?.kind ?? "text",
      label: wordPhrase(label, reader),
      optional: optional === true,
      choices: choices.map(({ label: plain, value }) => ({
        label: feature.words[reader.language].options?.[argument]?.[value]?.[0] ?? wordPhrase(plain, reader),
        value,
      })),
    })),
  };
}

/** What may stand in one blank of a sentence, best match first. */
export async function suggestChoices(
  lexicon: Lexicon,
  view: View,
  reader: ReaderWords,
  { says, argument, typed }: { readonly says: string; readonly argument: string; readonly typed: string },
): Promise<Choice[]> {
  const sentence = readPartial(lexicon.sayable, says);
  const entry = sentence && lexicon.entries.get(sentence.command);
  const kind = entry?.command.args[argument]?.kind;
  if (!entry || !kind) return [];
  const choices = await choicesOf(lexicon.features, view, reader, entry.feature, entry.command, argument);
  return rank(choices, typed);
}

async function choicesOf(
  rooms: readonly Feature[],
  view: View,
  reader: ReaderWords,
  feature: Feature,
  command: Command,
  name: string,
): Promise<Choice[]> {
  const argument = command.args[name];
  if (argument?.kind === "member") {
    return (await readNames(view.tx, view.group.id)).map(({ id, name: label }) => ({ label, value: id }));
  }
  if (argument?.kind === "option") {
    const words = feature.words[reader.language].options?.[name] ?? {};
    return (argument.options ?? []).map((value) => ({ label: words[value]?.[0] ?? value, value }));
  }
  if (argument?.kind !== "number") return [];
  const rows = await view.tx.numbered.findMany({
    where: { groupId: view.group.id },
    orderBy: { number: "desc" },
    take: mostNumbers,
  });
  const choices = rows.map(async ({ number }): Promise<Choice[]> => {
    const title = await titleOf(rooms, view, number);
    const suits = await (command.suits ?? command.meant)?.(view, { [name]: number });
    return title && suits !== false ? [{ label: wordPhrase(title, reader), value: String(number) }] : [];
  });
  return (await Promise.all(choices)).flat();
}

async function titleOf(rooms: readonly Feature[], view: View, number: number): Promise<Phrase | undefined> {
  for (const room of rooms) {
    const card = await room.tell?.(view, number);
    if (card) return card.title;
  }
  return undefined;
}

/** What begins with the typed words comes first, then what has them; nothing typed keeps the order. */
function rank(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = foldAnswer(typed);
  const placed = choices.flatMap((choice) => {
    const label = foldAnswer(choice.label);
    if (wanted === "" || choice.value === typed.trim()) return [{ choice, place: 0 }];
    if (label.startsWith(wanted)) return [{ choice, place: 1 }];
    return label.includes(wanted) ? [{ choice, place: 2 }] : [];
  });
  return placed
    .sort((a, b) => a.place - b.place)
    .slice(0, mostChoices)
    .map(({ choice }) => choice);
}
