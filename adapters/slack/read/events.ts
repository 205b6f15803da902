import { messageKey, placeOf } from "../keys.ts";
import { instantOf, saidBy, seenBy, readerIn, textOf, type Arrived, type Known } from "./arrived.ts";
import type { MembershipEvent, MessageEvent, Payload, ReactionEvent } from "./payloads.ts";
import { signOf } from "./signs.ts";

/** Slack's own voice has no mark of a bot. */
const slackbot = "USLACKBOT";
/** What people write; the other subtypes tell what happened to a message or a channel. */
const written = new Set([undefined, "file_share", "thread_broadcast", "me_message"]);

export function readEvent(
  { event, event_id: id }: Extract<Payload, { type: "event_callback" }>,
  known: Known,
): Arrived | undefined {
  switch (event.type) {
    case "message":
    case "app_mention":
      return readMessage(event, known);
    case "reaction_added":
    case "reaction_removed":
      return readReaction(event, id, known);
    case "member_joined_channel":
    case "member_left_channel":
      return readMembership(event, id, known);
    case "app_home_opened":
      if (event.tab !== undefined && event.tab !== "home") return undefined;
      return { kind: "home", reader: readerIn(known.self, event.channel, event.user) };
    case "app_uninstalled":
      return { kind: "gone" };
    case "tokens_revoked":
      // Only the bot's own token ends it; a resident's means nothing here.
      return (event.tokens.bot?.length ?? 0) > 0 ? { kind: "gone" } : undefined;
  }
}

function readMessage(event: MessageEvent, known: Known): Arrived | undefined {
  const { channel, user, ts, thread_ts: thread } = event;
  const { self } = known;
  const isPerson = user !== undefined && user !== self.user && user !== slackbot && !event.bot_id;
  if (!isPerson || !written.has(event.subtype)) return undefined;
  const files = event.files?.map(({ id, name }) => ({ id: `${self.team}/${id}`, name: name ?? id }));
  return saidBy({
    ...{ id: messageKey(self.team, channel, ts), at: instantOf(ts), how: "typed" },
    ...{ place: seenBy(self, channel, user), author: known.author(user) },
    ...{ addressed: event.type === "app_mention", text: textOf(event.text ?? "", known) },
    ...(thread === undefined || thread === ts ? {} : { on: messageKey(self.team, channel, thread) }),
    ...(files && files.length > 0 ? { files } : {}),
  });
}

function readReaction(event: ReactionEvent, id: string, known: Known): Arrived | undefined {
  const { user, item, item_user: wrote } = event;
  const { self } = known;
  const sign = signOf(event.reaction);
  if (sign === undefined || user === self.user || (wrote !== undefined && wrote !== self.user))
    return undefined;
  return saidBy({
    ...{
      id: `${self.team}/${id}`,
      at: instantOf(event.event_ts),
      how: "reacted",
      addressed: false,
      text: sign,
    },
    ...{ place: seenBy(self, item.channel, user), author: known.author(user) },
    on: messageKey(self.team, item.channel, item.ts),
    ...(event.type === "reaction_removed" ? { undone: true } : {}),
  });
}

function readMembership(event: MembershipEvent, id: string, known: Known): Arrived | undefined {
  const { self, now } = known;
  const { user, channel, event_ts: ts } = event;
  const joins = event.type === "member_joined_channel";
  if (user === self.user) return { kind: joins ? "invited" : "removed", channel };
  return saidBy({
    ...{ id: `${self.team}/${id}`, at: ts === undefined ? now : instantOf(ts), addressed: false, text: "" },
    ...{ place: placeOf(self.team, channel), author: known.author(user), how: joins ? "joined" : "left" },
  });
}
