import type { Temporal } from "temporal-polyfill";
import { valueText } from "../../chat/grammar/arguments.ts";
import { longestText } from "../../chat/grammar/read.ts";
import type { Inbound } from "../../chat/inbound.ts";
import { isPrivate } from "../../chat/place.ts";
import type { Transaction } from "../../store/transaction.ts";
import { readAddress } from "../address.ts";
import { findPresence } from "../directory.ts";
import { readSays, type Lexicon } from "../lexicon.ts";
import { findLink } from "../links.ts";
import { findMessage, type SentMessage } from "../message.ts";
import type { Group } from "../work.ts";
import { hear } from "./hear.ts";
import type { Interpretation } from "./heard.ts";

/**
 * Reads what arrived, without writing anything. Undefined is talk: it is not meant for the bot and must leave no trace.
 * Somebody unknown who talks in a group's chat thereby joins it; of what they said nothing is kept.
 */
export async function interpret(
  lexicon: Lexicon,
  tx: Transaction,
  inbound: Inbound,
  now: Temporal.Instant,
): Promise<Interpretation | undefined> {
  const on = inbound.on === undefined ? undefined : await findMessage(tx, inbound.place, inbound.on);
  const { place, author } = inbound;
  const about = isPrivate(place)
    ? ((await namedGroup(lexicon, tx, inbound.text.slice(0, longestText))) ?? on?.groupId)
    : undefined;
  const presence = await findPresence(tx, place, author.id, now, about ?? undefined);
  if (presence.several) return hearInSeveral(lexicon, tx, inbound, presence.several, on, now);
  const heard = await hear({ lexicon, tx, now, inbound, on, presence });
  if (heard) return entering(lexicon, tx, { heard, groupId: presence.group?.id }, inbound, now);
  const isStranger = presence.group && !presence.member && !isPrivate(inbound.place);
  return isStranger && inbound.how === "typed"
    ? { heard: { kind: "said", says: "join", unsaid: true }, groupId: presence.group.id }
    : undefined;
}

/** The group that a canonical sentence names, or that asked the question it answers. */
async function namedGroup(lexicon: Lexicon, tx: Transaction, text: string): Promise<string | undefined> {
  const read = readSays(lexicon, text);
  if (read?.group !== undefined) return (await tx.group.findUnique({ where: { code: read.group } }))?.id;
  if (read?.command !== "say") return undefined;
  return (await tx.draft.findUnique({ where: { id: valueText(read.given["draft"] ?? "") } }))?.groupId;
}

/** In private, said by somebody of several groups: what it would say in each of them, to be asked back. */
async function hearInSeveral(
  lexicon: Lexicon,
  tx: Transaction,
  inbound: Inbound,
  groups: readonly Group[],
  on: SentMessage | undefined,
  now: Temporal.Instant,
): Promise<Interpretation | undefined> {
  const options: { readonly groupId: string; readonly says: string }[] = [];
  let other: Interpretation | undefined;
  for (const { id: groupId } of groups) {
    const presence = await findPresence(tx, inbound.place, inbound.author.id, now, groupId);
    const heard = await hear({ lexicon, tx, now, inbound, on, presence });
    if (heard?.kind === "said" && readSays(lexicon, heard.says)?.entry.command.anyGroup) {
      const asked = await namedGroup(lexicon, tx, heard.says);
      return entering(lexicon, tx, { heard, groupId: asked ?? groupId }, inbound, now);
    }
    if (heard?.kind === "said") options.push({ groupId, says: heard.says });
    else if (heard) other ??= { heard, groupId };
  }
  const [first, ...more] = options;
  if (!first) return other;
  if (more.length === 0) return { heard: { kind: "said", says: first.says }, groupId: first.groupId };
  return { heard: { kind: "whose", options }, groupId: first.groupId };
}

/** A code leads to the group that made it; one that leads nowhere is kept from being guessed when it is handled. */
async function entering(
  lexicon: Lexicon,
  tx: Transaction,
  understood: Interpretation,
  inbound: Inbound,
  now: Temporal.Instant,
): Promise<Interpretation | undefined> {
  const { heard, groupId } = understood;
  const read = heard.kind === "said" ? readSays(lexicon, heard.says) : undefined;
  if (read?.entry.command.enters !== true) return understood;
  const code = valueText(read.given["code"] ?? "");
  const link = await findLink(tx, code, now);
  if (!link && !readAddress(inbound).addressed) return undefined;
  return { heard, groupId: link?.groupId ?? groupId, code };
}
