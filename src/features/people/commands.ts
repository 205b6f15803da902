import { languages } from "../../chat/words/dictionary.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command } from "../../bot/feature.ts";
import { makeLinkCode } from "../../bot/links.ts";
import { accountCodeCard, languageCard } from "./cards.ts";
import { membersMerged } from "./facts.ts";
import { saveLanguage, saveMerge } from "./store.ts";

export const linkMe = command({
  name: "link-me",
  example: "link-me",
  args: {},
  may: "read",
  quiet: true,
  async run(work) {
    if (!work.member) return undefined;
    return accountCodeCard(await makeLinkCode(work, work.member.personId));
  },
});

export const merge = command({
  name: "merge",
  example: "merge ana ben",
  args: { from: args.member, into: args.member },
  may: "read",
  by: "clock",
  async run(work, { from, into }) {
    if (await saveMerge(work, from, into)) work.record(membersMerged.of({ from, into }));
    return undefined;
  },
});

export const speakToMe = command({
  name: "speak-to-me",
  example: "speak-to-me en",
  args: { language: args.oneOf(...languages) },
  may: "read",
  quiet: true,
  async run(work, { language }) {
    if (work.member) await saveLanguage(work, work.member.personId, language);
    return languageCard(language);
  },
});
