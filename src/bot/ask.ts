import { isRefusal, refuse, type Refusal } from "../domain/refusal.ts";
import type { Asked, Reader } from "../chat/adapter.ts";
import type { Card } from "../chat/card.ts";
import { isPrivate } from "../chat/place.ts";
import { longestSays } from "../chat/grammar/sentence.ts";
import { wordCard, type WordedCard } from "../chat/words/word.ts";
import { findPresence, type Presence } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { readSays } from "./lexicon.ts";
import { refusalCard } from "./refused.ts";
import { readerOf } from "./send.ts";
import { makeView } from "./view.ts";
import type { Group } from "./work.ts";

type InGroup = Presence & { readonly group: Group };

/** Answers a reading sentence without saying it: no lock, no journal row. */
export async function answerAsked(engine: Engine, reader: Reader, says: string): Promise<Asked> {
  const { client } = engine.store;
  const { place, author } = reader;
  const now = engine.clock.now();
  const presence = await findPresence(client, place, author, now);
  const { group, several } = presence;
  if (group) return answerIn(engine, reader, { ...presence, group }, says);
  const answers: Asked[] = [];
  for (const each of several ?? []) {
    const there = await findPresence(client, place, author, now, each.id);
    const { refused, card } = await answerIn(engine, reader, { ...there, group: each }, says);
    if (!refused) answers.push({ refused, card: inGroup(card, each) });
  }
  const [first, ...others] = answers;
  if (first)
    return { refused: false, card: others.reduce((whole, { card }) => joinCards(whole, card), first.card) };
  const refusal = refuse(isPrivate(place) ? "bot.no-group-yet" : "bot.no-group-here");
  return worded(engine, reader, undefined, refusal);
}

async function answerIn(engine: Engine, reader: Reader, presence: InGroup, says: string): Promise<Asked> {
  const { group, member } = presence;
  const read = readSays(engine.lexicon, says);
  if (!read?.entry.command.reads) return worded(engine, reader, group, refuse("bot.not-readable"));
  const { command, feature } = read.entry;
  const { place } = reader;
  const view = makeView(engine.lexicon, {
    ...{ tx: engine.store.client, now: engine.clock.now(), group, member, place },
  });
  if (!(await view.may(command.may))) return worded(engine, reader, group, refuse("bot.not-readable"));
  return worded(engine, reader, group, await command.run(view, read.given), feature.name);
}

/** In the words of who asks. */
async function worded(
  engine: Engine,
  { place, author }: Reader,
  group: Group | undefined,
  answer: Card | Refusal,
  feature = "bot",
): Promise<Asked> {
  const words = await readerOf(engine, group?.id ?? null, { ...place, person: author });
  const refused = isRefusal(answer);
  return { refused, card: wordCard(refused ? refusalCard(feature, answer) : answer, words) };
}

/** Beside those of other groups it names its own, and so do its buttons. */
function inGroup(card: WordedCard, { name, code }: Group): WordedCard {
  const actions = card.actions.map((action) => {
    const says = `${action.says} in ${code}`;
    return says.length > longestSays ? action : { ...action, says };
  });
  return { ...card, title: `${name}: ${card.title}`, actions };
}

function joinCards(whole: WordedCard, card: WordedCard): WordedCard {
  return {
    ...whole,
    lines: [...whole.lines, card.title, ...card.lines],
    actions: [...whole.actions, ...card.actions],
    bars: [...whole.bars, ...card.bars],
    files: [...whole.files, ...card.files],
  };
}
