import { boardRoles, isRole, type Role } from "./roles.ts";

/** Who holds a permission: everyone in the group, all but supporters, or whoever has one of the roles. */
export type Holders = "everyone" | "residents" | readonly Role[];

/** What a command may ask for, with its safe default; a group may set its own holders. */
export const defaultHolders = {
  read: "everyone",
  help: "everyone",
  propose: "residents",
  support: "residents",
  vote: "residents",
  attend: "residents",
  remind: "residents",
  "open-poll": boardRoles,
  "finish-plan": boardRoles,
  "call-meeting": boardRoles,
  // Who helps to set up a group may name its board while there is none; the rule sees to that.
  "give-roles": [...boardRoles, "supporter"],
  "change-settings": boardRoles,
  "link-chats": boardRoles,
  "book-money": ["treasurer"],
} as const satisfies Record<string, Holders>;

export type Permission = keyof typeof defaultHolders;

/** Holders as a setting keeps them: "everyone", "residents" or roles with spaces between them. */
export function printHolders(holders: Holders): string {
  return typeof holders === "string" ? holders : holders.join(" ");
}

/** Reads what `printHolders` wrote; words that are no role are left out. */
export function parseHolders(text: string): Holders {
  return text === "everyone" || text === "residents" ? text : text.split(" ").filter(isRole);
}

export function holds(mine: readonly Role[], holders: Holders): boolean {
  if (holders === "everyone") return true;
  if (holders === "residents") return mine.length === 0 || mine.some((role) => role !== "supporter");
  return mine.some((role) => holders.includes(role));
}
