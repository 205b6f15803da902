import type { Place } from "../../chat/place.ts";
import type { Language } from "../../chat/words/dictionary.ts";
import type { Work } from "../../bot/work.ts";

export async function saveLanguage({ tx, group }: Work, place: Place, language: Language): Promise<void> {
  const { platform, channel } = place;
  await tx.chat.updateMany({ where: { platform, channel, groupId: group.id }, data: { language } });
}
