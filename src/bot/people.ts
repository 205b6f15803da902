import type { Author } from "../chat/inbound.ts";
import type { Place } from "../chat/place.ts";
import type { Engine } from "./engine.ts";
import type { Kept } from "./handle.ts";
import { readSays } from "./lexicon.ts";

export interface Present {
  readonly place: Place;
  readonly author: Author;
}

/** Whom the platforms list in the group's chats, for a sentence that must know everybody; asked outside of any transaction. */
export async function gatherPeople(engine: Engine, { heard, groupId }: Kept): Promise<readonly Present[]> {
  if (groupId === undefined || heard.kind !== "said") return [];
  const { client } = engine.store;
  const says = /^say (\S+)$/.exec(heard.says);
  const draft = says?.[1] === undefined ? null : await client.draft.findUnique({ where: { id: says[1] } });
  if (!readSays(engine.lexicon, draft?.sentence ?? heard.says)?.entry.command.gathers) return [];
  const chats = await client.chat.findMany({ where: { groupId } });
  const lists = chats.map(async ({ platform, channel }) => {
    const place = { platform, channel };
    const people = (await engine.adapters.get(platform)?.people?.(place)) ?? [];
    return people.map((author) => ({ place, author }));
  });
  const listed = await Promise.allSettled(lists);
  for (const each of listed) {
    if (each.status === "rejected") engine.log({ event: "people-unknown", error: String(each.reason) });
  }
  return listed.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
}
