import { isRefusal, refuse } from "../domain/refusal.ts";
import { foldWord } from "../domain/text.ts";
import { textBlock, type Action, type Block, type Card, type Phrase, type Value } from "../chat/card.ts";
import * as args from "../chat/grammar/arguments.ts";
import { phrasesOf, type Say } from "../chat/words/phrases.ts";
import { dataCommands } from "./ownData.ts";
import { blanksOf } from "./forms.ts";
import { directorySnapshot } from "./directory.ts";
import { command, readingCommand, type Command, type Feature } from "./feature.ts";
import type { View } from "./work.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("bot");
const mostOffers = 8;

/** What the engine itself can be told: answers to its own questions, joining, help, and the life of a number. */
export function ownFeature(rooms: readonly Feature[]): Feature {
  const commands: readonly Command[] = [
    command({
      name: "say",
      example: "say 7f3k",
      args: { draft: args.word },
      anyGroup: true,
      may: "read",
      quiet: true,
      // An open draft is said as the sentence it holds; only one that is gone comes here.
      run: () => Promise.resolve(refuse("draft-gone")),
    }),
    command({
      name: "drop",
      example: "drop",
      args: {},
      may: "read",
      quiet: true,
      run: () => Promise.resolve({ title: say("dropped") }),
    }),
    command({
      name: "oops",
      example: "oops",
      args: {},
      may: "read",
      quiet: true,
      // What can still be taken back is said as the sentence that does so; only the rest comes here.
      run: () => Promise.resolve(refuse("nothing-to-undo")),
    }),
    command({
      name: "join",
      example: "join",
      args: {},
      may: "read",
      run(work) {
        if (work.member) work.effect("member", work.member.id, "joined");
        return Promise.resolve(undefined);
      },
    }),
    readingCommand({
      name: "help",
      example: "help",
      args: { topic: args.optional(args.text) },
      may: "help",
      run: (view, { topic }) =>
        topic === undefined ? offerHelp(rooms, view) : explain([...rooms, own], topic),
    }),
    readingCommand({
      name: "overview",
      example: "overview",
      args: {},
      may: "read",
      quiet: true,
      run: (view) => tellOverview(rooms, view),
    }),
    readingCommand({
      name: "show",
      example: "show 1",
      args: { number: args.number },
      may: "read",
      run: (view, { number }) => tellWhole(rooms, view, number),
    }),
  ];
  const own: Feature = {
    name: "bot",
    commands: [...commands, ...dataCommands(rooms)],
    words: { nl, en },
    snapshot: directorySnapshot,
  };
  return own;
}

/** What this reader can do now, each as a sentence to type. */
async function offerHelp(rooms: readonly Feature[], view: View): Promise<Card> {
  const all = await Promise.all(rooms.map(async (room) => (await room.offers?.(view)) ?? []));
  const lines = all.flat().slice(0, mostOffers);
  return {
    title: say("help-title"),
    blocks: lines.map((line) => textBlock(say("help-line", { sentence: offered(rooms, line) }))),
    actions: lines.flatMap((line) => formAction(rooms, line)),
  };
}

/** What concerns this reader now: open votes, what they promised, the pot, the next meeting. */
async function tellOverview(rooms: readonly Feature[], view: View): Promise<Card> {
  const all = await Promise.all(rooms.map(async (room) => room.overview?.(view)));
  const parts = all.filter((part) => part !== undefined);
  return {
    title: say("overview", { name: view.group.name }),
    blocks: parts.flatMap(({ blocks }) => blocks),
    actions: parts.flatMap(({ actions }) => actions),
    more: "overview",
  };
}

/** A sentence to say, or the example of a command that needs more than its name. */
function offered(rooms: readonly Feature[], line: string): Value {
  const command = rooms.flatMap(({ commands }) => commands).find(({ name }) => name === line);
  const needsMore = command && Object.values(command.args).some(({ optional }) => !optional);
  return needsMore ? { example: line } : { sentence: line };
}

/** What needs more than its name is also offered as a form, where there are words to ask for it. */
function formAction(rooms: readonly Feature[], line: string): Action[] {
  return rooms.flatMap((feature) => {
    const command = feature.commands.find(({ name }) => name === line);
    const key = `form-${line}`;
    if (!command || !(key in feature.words.nl.phrases)) return [];
    return { label: { key: `${feature.name}.${key}` }, says: line, asks: blanksOf({ feature, command }, {}) };
  });
}

function explain(rooms: readonly Feature[], topic: string): Promise<Card> {
  const asked = foldWord(topic);
  for (const room of rooms) {
    for (const each of room.commands) {
      const forms = Object.values(room.words).flatMap((words) => words.forms[each.name] ?? []);
      const first = forms.map(({ steps }) => steps.find((step) => step.kind === "word"));
      const isAsked =
        each.name === asked || first.some((step) => step?.kind === "word" && step.folded === asked);
      if (!isAsked || each.by) continue;
      const about: Phrase = { key: `${room.name}.help-${each.name}` };
      const example = say("help-example", { sentence: { example: each.name } });
      return Promise.resolve({ title: about, blocks: [textBlock(example)] });
    }
  }
  return Promise.resolve({ title: say("help-unknown", { topic }) });
}

/** The whole life of a number, told by every room that knows it. */
async function tellWhole(
  rooms: readonly Feature[],
  view: View,
  number: number,
): Promise<Card | ReturnType<typeof refuse>> {
  let whole: Card | undefined;
  const blocks: Block[] = [];
  const actions: Action[] = [];
  for (const room of rooms) {
    const part = await room.tell?.(view, number);
    if (!part || isRefusal(part)) continue;
    if (whole) blocks.push(textBlock(part.title));
    whole ??= part;
    blocks.push(...(part.blocks ?? []));
    actions.push(...(part.actions ?? []));
  }
  return whole ? { ...whole, blocks, actions } : refuse("unknown-number", { number });
}
