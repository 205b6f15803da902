import type { Bot } from "../../src/chat/adapter.ts";
import { groupPlace, isGroup } from "./keys.ts";
import type { Session } from "./library.ts";
import type { Memory } from "./memory.ts";

/** Groups by id or name; or any whose administrator starts one there. */
export type Wanted = readonly string[] | "start";

/** In which groups the bot hears and tells; in all others it is not there. */
export interface Groups {
  isOn(chat: string): boolean;
  /** Every group that is on. */
  all(): readonly string[];
  /** Whether this may switch a group on, for an administrator to say. */
  isStart(text: string): boolean;
  /** Once the bot knows a group there, it is on for good. */
  switchOn(chat: string): Promise<boolean>;
  /** Which groups the names are that whoever runs the bot gave. */
  find(session: Session): Promise<void>;
}

export interface GroupParts {
  readonly wanted: Wanted;
  readonly memory: Memory;
  readonly bot: Pick<Bot, "commands" | "ask">;
}

/** What begins a group, and what joins a chat to one. */
const beginning = ["start", "connect"];

export function makeGroups({ wanted, memory, bot }: GroupParts): Groups {
  const listed = new Set(wanted === "start" ? [] : wanted.filter(isGroup));
  const unfound = new Set(
    wanted === "start" ? [] : wanted.filter((name) => !isGroup(name)).map((name) => name.toLowerCase()),
  );
  const begins = startPattern(bot);
  const groups: Groups = {
    isOn: (chat) => (wanted === "start" ? memory.find("group", chat) !== undefined : listed.has(chat)),
    all: () => (wanted === "start" ? memory.all("group").map(({ chat }) => chat) : [...listed]),
    isStart: (text) => wanted === "start" && begins.test(text),
    async switchOn(chat) {
      if (wanted !== "start" || groups.isOn(chat)) return groups.isOn(chat);
      // What anybody unknown is told there, and where surely no group lives: the same only where none does.
      const ask = (where: string) => bot.ask({ place: groupPlace(where), author: "" }, "help");
      const [here, nowhere] = await Promise.all([ask(chat), ask("")]);
      const isKnown = here.card.title !== nowhere.card.title;
      if (isKnown) await memory.note({ kind: "group", chat });
      return isKnown;
    },
    async find(session) {
      if (unfound.size === 0) return;
      const found = (await session.groups()).map(({ id, name }) => ({ id, name: name.trim().toLowerCase() }));
      for (const { id, name } of found) if (unfound.has(name)) listed.add(id);
      for (const { name } of found) unfound.delete(name);
    },
  };
  return groups;
}

/** The words with which the bot lists these commands, in all its languages. */
function startPattern({ commands }: Pick<Bot, "commands">): RegExp {
  const words = commands
    .filter(({ name }) => beginning.includes(name))
    .flatMap(({ name, called }) => [name, ...Object.values(called ?? {}).map((each) => each.name)]);
  return new RegExp(`^\\s*(?:!|@?buurtbot[\\s,:!]*)?\\s*(?:${[...new Set(words)].join("|")})\\s+\\S`, "iu");
}
