import type { Feature } from "../../bot/feature.ts";
import { agreements as list, allAgreements, allow, set } from "./commands.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

export const agreements: Feature = {
  name: "agreements",
  commands: [list, allAgreements, set, allow],
  words: { nl, en },
  offers: () => Promise.resolve(["agreements"]),
};
