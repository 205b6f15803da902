import type { Engine } from "../../bot/engine.ts";
import { readerOf } from "../../bot/send.ts";
import type { Card } from "../../chat/card.ts";
import type { Place } from "../../chat/place.ts";
import { isLanguage, type Language } from "../../chat/words/dictionary.ts";
import { wordCard, type WordedCard } from "../../chat/words/word.ts";

/** The group as its members know it: its name, its language, and who does what there. */
export interface KnownGroup {
  readonly name: string;
  readonly language: Language;
  /** By the person's id on the platform, in words of the group's language. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

export async function readGroup({ store, lexicon, defaults }: Engine, platform: string): Promise<KnownGroup> {
  const chat = await store.client.chat.findFirst({ where: { platform }, include: { group: true } });
  const wished = chat?.group.language ?? defaults.language;
  const language = isLanguage(wished) ? wished : defaults.language;
  const members = { where: { groupId: chat?.groupId ?? "", leftAt: null }, include: { roles: true } };
  const aliases = await store.client.alias.findMany({
    where: { platform },
    include: { person: { include: { members } } },
  });
  const roles = aliases.map(({ author, person }): [string, string[]] => [
    author,
    person.members.flatMap((member) =>
      member.roles.map(({ role }) => lexicon.dictionaries[language].get(`members.role-${role}`) ?? role),
    ),
  ]);
  return { name: chat?.group.name ?? "", language, roles: new Map(roles) };
}

/** A card in the words of whoever reads it at this place. */
export async function wordFor(engine: Engine, card: Card, place: Place): Promise<WordedCard> {
  const { platform } = place;
  const chat = await engine.store.client.chat.findFirst({ where: { platform } });
  return wordCard(card, await readerOf(engine, chat?.groupId ?? null, place));
}
