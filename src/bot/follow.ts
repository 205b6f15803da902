import type { Author } from "../chat/inbound.ts";
import { readHead, type JournalHead } from "../store/journal.ts";
import { findMember } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { readSays } from "./lexicon.ts";
import type { WorkInput } from "./openWork.ts";
import { perform } from "./perform.ts";
import { makeView } from "./view.ts";
import type { Sayer } from "./work.ts";

interface Following extends WorkInput {
  readonly engine: Engine;
  readonly author: Author;
  readonly member: Sayer;
  readonly head: JournalHead;
}

/**
 * What a platform tells of who speaks comes before what they say, in sentences that nobody said. Answers the speaker as
 * they are after it.
 */
export async function follow({
  engine: { lexicon },
  ...said
}: Following): Promise<Pick<Following, "member" | "head">> {
  const { tx, author, group } = said;
  let { member, head } = said;
  for (const feature of lexicon.features) {
    const says = await feature.foregoing?.(makeView(lexicon, { ...said, member }), author);
    const read = says === undefined ? undefined : readSays(lexicon, says);
    if (!read) continue;
    await perform(lexicon, { ...said, member, head, told: true }, read.entry, read.given);
    member = (await findMember(tx, member.id)) ?? member;
    head = await readHead(tx, group.id);
  }
  return { member, head };
}
