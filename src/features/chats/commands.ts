import { isPrivate } from "../../chat/place.ts";
import { languages } from "../../chat/words/dictionary.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command } from "../../bot/feature.ts";
import { makeLinkCode } from "../../bot/links.ts";
import { chatCodeCard, chatJoinedCard, languageCard } from "./cards.ts";
import { saveLanguage } from "./store.ts";

export const invite = command({
  name: "invite-chat",
  example: "invite-chat",
  args: {},
  may: "link-chats",
  quiet: true,
  run: async (work) => chatCodeCard(await makeLinkCode(work, undefined)),
});

export const connect = command({
  name: "connect",
  example: "connect k7f2q9",
  args: { code: args.word },
  may: "read",
  enters: true,
  anyGroup: true,
  // A code that leads nowhere is not worth answering in a chat.
  meant: () => Promise.resolve(false),
  // The code itself was tried before: whoever comes here is in.
  run(work) {
    const alone = work.place !== undefined && isPrivate(work.place);
    return Promise.resolve(chatJoinedCard(work.group.name, alone));
  },
});

export const speak = command({
  name: "speak-here",
  example: "speak-here en",
  args: { language: args.oneOf(...languages) },
  may: "link-chats",
  async run(work, { language }) {
    if (work.place) await saveLanguage(work, work.place, language);
    return languageCard(language);
  },
});
