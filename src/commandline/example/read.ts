import { isRole, type Role } from "../../domain/roles.ts";
import type { Engine } from "../../bot/engine.ts";
import { fittingWords, readerOf } from "../../bot/send.ts";
import type { Limits } from "../../chat/adapter.ts";
import { fitCard, type FittedCard } from "../../chat/fit.ts";
import type { Place } from "../../chat/place.ts";
import { isLanguage, type Language } from "../../chat/words/dictionary.ts";
import type { ReaderWords } from "../../chat/words/word.ts";

/** The group as its members know it: its name, its language, and who is what there. */
export interface KnownGroup {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  /** The number that the next idea or vote gets. */
  readonly nextNumber: number;
  /** By the person's id on the platform. */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
}

export async function readGroup(engine: Engine, platform: string): Promise<KnownGroup> {
  const { client } = engine.store;
  const chat = await client.chat.findFirst({ where: { platform }, include: { group: true } });
  const wished = chat?.group.language ?? engine.defaults.language;
  const members = { where: { groupId: chat?.groupId ?? "", leftAt: null }, include: { roles: true } };
  const aliases = await client.alias.findMany({
    where: { platform },
    include: { person: { include: { members } } },
  });
  const roles = aliases.map(({ author, person }): [string, Role[]] => [
    author,
    person.members.flatMap((member) => member.roles.map(({ role }) => role)).filter(isRole),
  ]);
  return {
    id: chat?.groupId ?? "",
    name: chat?.group.name ?? "",
    language: isLanguage(wished) ? wished : engine.defaults.language,
    nextNumber: chat?.group.nextNumber ?? 1,
    roles: new Map(roles),
  };
}

const roomWithoutButtons: Limits = { text: 3000, buttons: 0, label: 75 };

/** A sent card as it would have been fitted into a place without buttons. */
export async function refitFor(engine: Engine, card: FittedCard, place: Place): Promise<FittedCard> {
  const words = fittingWords(await readerAt(engine, place));
  return fitCard(card, { limits: roomWithoutButtons, shared: false, words });
}

async function readerAt(engine: Engine, place: Place): Promise<ReaderWords> {
  const chat = await engine.store.client.chat.findFirst({ where: { platform: place.platform } });
  return readerOf(engine, chat?.groupId ?? null, place);
}
