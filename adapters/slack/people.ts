import { z } from "zod";
import { atMost } from "../../src/domain/patience.ts";
import type { Author } from "../../src/chat/inbound.ts";
import { isLanguage } from "../../src/chat/words/dictionary.ts";
import { ask, type Api } from "./api.ts";
import { authorKey } from "./keys.ts";

/** How long a profile is taken to be the same. */
const lasting = 15 * 60_000;
/** Nobody waits longer for a name. */
const patience = 1500;
const mostKept = 5000;

const person = z.object({
  id: z.string(),
  is_bot: z.boolean().optional(),
  locale: z.string().optional(),
  tz: z.string().nullish(),
  real_name: z.string().optional(),
  name: z.string().optional(),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
});
const profile = z.object({ user: person });
const profiles = z.object({
  members: z.array(person),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const profilesPage = 200;
/** Asking for so many one by one takes longer than for everybody at once. */
const mostSingly = 20;

export interface People {
  /** Who these people are, by id; of whom Slack does not tell in time, only the id is known. */
  know(users: readonly string[]): Promise<(user: string) => Author>;
  /** The same of a whole conversation, however long it takes. */
  knowAll(users: readonly string[]): Promise<(user: string) => Author>;
}

interface Kept {
  readonly author: Author;
  readonly until: number;
}

/** Profiles of the people in the workspace, asked for once in a while. */
export function makePeople(api: Api, team: string): People {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<void>>();

  async function look(user: string): Promise<void> {
    keep((await ask(api, "users.info", { user, include_locale: true }, profile)).user);
  }

  async function lookAll(): Promise<void> {
    for (let cursor = ""; ;) {
      const given = { limit: profilesPage, include_locale: true, ...(cursor === "" ? {} : { cursor }) };
      const page = await ask(api, "users.list", given, profiles);
      page.members.forEach(keep);
      cursor = page.response_metadata?.next_cursor ?? "";
      if (cursor === "") return;
    }
  }

  function keep(found: z.infer<typeof person>): void {
    const { id: user } = found;
    const [name] = [
      ...[found.profile?.display_name, found.profile?.real_name, found.real_name, found.name],
    ].filter((each) => each !== undefined && each.trim() !== "");
    const language = found.locale?.slice(0, 2).toLowerCase() ?? "";
    kept.delete(user);
    kept.set(user, {
      until: performance.now() + lasting,
      author: {
        id: authorKey(team, user),
        ...(name === undefined ? {} : { name }),
        ...(found.is_bot === true ? { automatic: true } : {}),
        ...(isLanguage(language) ? { language } : {}),
        ...(found.tz ? { zone: found.tz } : {}),
      },
    });
    const oldest = kept.keys().next().value;
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  }

  function lookOnce(user: string): Promise<void> {
    const known = kept.get(user);
    if (known && known.until > performance.now()) return Promise.resolve();
    const looking =
      asking.get(user) ??
      look(user)
        .catch(() => undefined)
        .finally(() => asking.delete(user));
    asking.set(user, looking);
    return looking;
  }

  const authorOf = (user: string): Author => kept.get(user)?.author ?? { id: authorKey(team, user) };

  return {
    async know(users) {
      await atMost(Promise.all(users.map(lookOnce)), patience);
      return authorOf;
    },
    async knowAll(users) {
      const unknown = users.filter((user) => !kept.has(user));
      if (unknown.length > mostSingly) await lookAll();
      else await Promise.all(unknown.map(lookOnce));
      return authorOf;
    },
  };
}

const memberPage = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const membersPage = 200;
const mostMembers = 5000;

/** Everybody in a conversation, the bots among them. */
export async function membersOf(api: Api, channel: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ""; found.length < mostMembers;) {
    const given = { channel, limit: membersPage, ...(cursor === "" ? {} : { cursor }) };
    const page = await ask(api, "conversations.members", given, memberPage);
    found.push(...page.members);
    cursor = page.response_metadata?.next_cursor ?? "";
    if (cursor === "") break;
  }
  return found;
}
