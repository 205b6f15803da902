import type { Feature } from "../../bot/feature.ts";
import { leave, members as list, resume, role, stop, unrole, whenGroupStarted } from "./commands.ts";
import { followRoles, mapRole, tellMapped, unmapRole, whatFollows } from "./mapping/commands.ts";
import { mappingSnapshot } from "./mapping/store.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

export const members: Feature = {
  name: "members",
  commands: [role, unrole, mapRole, unmapRole, followRoles, leave, list, stop, resume],
  reactions: [whenGroupStarted],
  foregoing: whatFollows,
  snapshot: mappingSnapshot,
  mine: tellMapped,
  words: { nl, en },
};
