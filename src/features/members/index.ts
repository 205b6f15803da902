import type { Feature } from "../../bot/feature.ts";
import { leave, members as list, resume, role, stop, unrole, whenGroupStarted } from "./commands.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

export const members: Feature = {
  name: "members",
  commands: [role, unrole, leave, list, stop, resume],
  reactions: [whenGroupStarted],
  words: { nl, en },
};
