import { Temporal } from "temporal-polyfill";
import type { Author, Inbound } from "../../src/chat/inbound.ts";
import type { Reader } from "../../src/chat/adapter.ts";
import { authorKey, isDirect, messageKey, placeOf } from "./keys.ts";
import { formCallback, readCarried, readPress, type Carried } from "./read/form.ts";
import type {
  CommandPayload,
  MembershipEvent,
  MessageEvent,
  Payload,
  PressPayload,
  ReactionEvent,
  ShortcutPayload,
  SubmitPayload,
} from "./read/payloads.ts";
import { signOf } from "./read/signs.ts";
import { peopleIn, plainText } from "./read/text.ts";

/** Who the bot is in the workspace it was installed in. */
export interface Self {
  readonly team: string;
  readonly user: string;
}

/** What is known of the people an event is about, and the time at which it came. */
export interface Known {
  readonly self: Self;
  readonly now: Temporal.Instant;
  readonly author: (user: string) => Author;
}

/** What an event asks of the bot. */
export type Arrived =
  | { readonly kind: "said"; readonly inbound: Inbound; readonly command?: true }
  | Pressed
  /** A sentence with blanks is to be shown as a form, before the trigger expires. */
  | {
      readonly kind: "form";
      readonly trigger: string;
      readonly carried: Carried;
      readonly reader: Reader;
      readonly initial?: string;
      /** What is said where the form cannot be shown. */
      readonly otherwise: Inbound;
    }
  | { readonly kind: "submitted"; readonly inbound: Inbound; readonly reader: Reader }
  | {
      readonly kind: "suggests";
      readonly carried: Carried;
      readonly argument: string;
      readonly typed: string;
      readonly reader: Reader;
    }
  | { readonly kind: "home"; readonly reader: Reader }
  /** The bot itself was taken into a conversation, or out of it. */
  | { readonly kind: "invited" | "removed"; readonly channel: string }
  | { readonly kind: "gone" };

/** A button or a choice: a sentence, or another page of what a reading one answers. */
export interface Pressed {
  readonly kind: "pressed";
  readonly inbound: Inbound;
  readonly reader: Reader;
  /** Undefined where the sentence is pressed for the first time. */
  readonly page: number | undefined;
  /** What it stood on: a message all see, one that only the presser sees, or a view. */
  readonly stoodOn: "message" | "alone" | "home" | "view";
  /** The view it stood on, where that was one, and the sentence that view answers. */
  readonly view: { readonly id: string; readonly says: string } | undefined;
  readonly trigger: string;
  /** Where the message it stood on can be changed, for half an hour. */
  readonly address: string | undefined;
}

const help = "help";
/** What people write; the other subtypes tell what happened to a message or a channel. */
const written = new Set([undefined, "file_share", "thread_broadcast", "me_message"]);

/** The workspace in which it happened. */
export function teamOf(payload: Payload): string | undefined {
  if ("command" in payload) return payload.team_id;
  if (payload.type === "event_callback") return payload.authorizations?.[0]?.team_id ?? payload.team_id;
  const view = "view" in payload ? payload.view?.app_installed_team_id : undefined;
  return view ?? payload.team?.id ?? payload.user.team_id;
}

/** Whom an event is about: who did it, then everybody it names. */
export function peopleOf(payload: Payload): string[] {
  if ("command" in payload) return [payload.user_id, ...peopleIn(payload.text)];
  if (payload.type !== "event_callback") {
    return [payload.user.id, ...("message" in payload ? peopleIn(payload.message.text ?? "") : [])];
  }
  const { event } = payload;
  if (!("user" in event) || event.user === undefined) return [];
  return [event.user, ...("text" in event ? peopleIn(event.text ?? "") : [])];
}

/** The conversation in which it happened, for doing things in order. */
export function channelOf(payload: Payload): string {
  if ("command" in payload) return payload.channel_id;
  if (payload.type !== "event_callback") {
    const channel = "channel" in payload ? payload.channel?.id : undefined;
    return channel ?? payload.user.id;
  }
  const { event } = payload;
  if ("item" in event) return event.item.channel;
  return "channel" in event ? event.channel : "";
}

/** Undefined for what is not for the bot: its own messages, those of other apps, other workspaces, and news of channels. */
export function read(payload: Payload, known: Known): Arrived | undefined {
  if (teamOf(payload) !== known.self.team) return undefined;
  if ("command" in payload) return readCommand(payload, known);
  switch (payload.type) {
    case "event_callback":
      return readEvent(payload, known);
    case "block_actions":
      return readAction(payload, known);
    case "view_submission":
      return readSubmitted(payload, known);
    case "message_action":
      return readShortcut(payload, known);
    case "block_suggestion": {
      const carried = readCarried(payload.view.private_metadata);
      const typed = payload.value;
      return (
        carried && {
          ...{ kind: "suggests", carried, typed, argument: payload.block_id },
          reader: readerIn(known.self, carried.channel, payload.user.id),
        }
      );
    }
  }
}

function readEvent(
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
  const isPerson = user !== undefined && user !== self.user && !event.bot_id;
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

function readCommand(payload: CommandPayload, known: Known): Arrived {
  const { channel_id: channel, user_id: user, trigger_id: trigger, text } = payload;
  const said = textOf(text, known).trim();
  return {
    kind: "said",
    command: true,
    inbound: {
      ...{ id: `${known.self.team}/${trigger}`, at: known.now, how: "typed", addressed: true },
      ...{ place: seenBy(known.self, channel, user), author: known.author(user) },
      text: said === "" ? help : said,
    },
  };
}

function readAction(payload: PressPayload, known: Known): Arrived | undefined {
  const { user, container, trigger_id: trigger, response_url: address, view } = payload;
  const [action] = payload.actions;
  const value = action?.selected_option?.value ?? action?.value;
  if (!action || value === undefined) return undefined;
  const { self } = known;
  const carried = view && readCarried(view.private_metadata);
  const channel = payload.channel?.id ?? container.channel_id ?? carried?.channel;
  if (channel === undefined) return undefined;
  const { message_ts: ts } = container;
  const press = readPress(value);
  const said: Inbound = {
    ...{
      id: `${self.team}/${channel}/${user.id}/${action.action_ts}`,
      at: instantOf(action.action_ts),
      how: "pressed",
    },
    ...{ place: seenBy(self, channel, user.id), author: known.author(user.id), addressed: false },
    text: press.says,
    ...(ts === undefined ? {} : { on: messageKey(self.team, channel, ts) }),
  };
  const reader = readerIn(self, channel, user.id);
  switch (press.kind) {
    case "fill":
      return {
        ...{ kind: "form", trigger, reader, otherwise: said },
        carried: { says: press.says, channel, ...(said.on === undefined ? {} : { on: said.on }) },
      };
    case "page":
    case "say":
      return {
        ...{ kind: "pressed", inbound: said, reader, trigger, address },
        page: press.kind === "page" ? press.page : undefined,
        stoodOn: view
          ? view.type === "home"
            ? "home"
            : "view"
          : container.is_ephemeral
            ? "alone"
            : "message",
        view: view && { id: view.id, says: carried?.says ?? "" },
      };
  }
}

function readSubmitted({ view, user }: SubmitPayload, known: Known): Arrived | undefined {
  const carried = readCarried(view.private_metadata);
  if (view.callback_id !== formCallback || !carried) return undefined;
  const { self } = known;
  const filled = Object.entries(view.state.values).flatMap(([argument, answers]): [string, string][] => {
    const [answer] = Object.values(answers);
    const value = answer?.selected_option?.value ?? answer?.selected_date ?? answer?.value;
    return [[argument, value ?? ""]];
  });
  return {
    kind: "submitted",
    reader: readerIn(self, carried.channel, user.id),
    inbound: {
      ...{
        id: `${self.team}/${view.id}`,
        at: known.now,
        how: "filled",
        addressed: false,
        text: carried.says,
      },
      ...{ place: seenBy(self, carried.channel, user.id), author: known.author(user.id) },
      filled: Object.fromEntries(filled),
      ...(carried.on === undefined ? {} : { on: carried.on }),
    },
  };
}

export const ideaCallback = "idea";

function readShortcut(payload: ShortcutPayload, known: Known): Arrived | undefined {
  if (payload.callback_id !== ideaCallback) return undefined;
  const { channel, message, user, trigger_id: trigger } = payload;
  const { self } = known;
  const text = textOf(message.text ?? "", known);
  const carried = { says: ideaCallback, channel: channel.id };
  return {
    ...{ kind: "form", trigger, carried, initial: text },
    reader: readerIn(self, channel.id, user.id),
    otherwise: {
      ...{
        id: `${self.team}/${trigger}`,
        at: known.now,
        how: "pressed",
        addressed: false,
        text: ideaCallback,
      },
      ...{ place: seenBy(self, channel.id, user.id), author: known.author(user.id) },
    },
  };
}

function saidBy(inbound: Inbound): Arrived {
  return { kind: "said", inbound };
}

/** A direct conversation is seen by one person, any other by all in it. */
function seenBy(self: Self, channel: string, user: string): Inbound["place"] {
  return placeOf(self.team, channel, isDirect(channel) ? user : undefined);
}

function readerIn(self: Self, channel: string, user: string): Reader {
  return { place: seenBy(self, channel, user), author: authorKey(self.team, user) };
}

/** The bot's own name is what people without mentions write. */
function textOf(text: string, { self, author }: Known): string {
  return plainText(text, (user) => (user === self.user ? "@buurtbot" : author(user).name));
}

/** A timestamp of Slack counts seconds, with microseconds that tell messages apart. */
function instantOf(ts: string): Temporal.Instant {
  const [seconds = "0", micros = "0"] = ts.split(".");
  const milliseconds = Number(seconds) * 1000 + Math.floor(Number(micros.padEnd(6, "0").slice(0, 6)) / 1000);
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
