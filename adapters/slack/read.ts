import type { Arrived, Known } from "./read/arrived.ts";
import { readEvent } from "./read/events.ts";
import { readAction, readCommand, readShortcut, readSubmitted, readSuggestion } from "./read/interactions.ts";
import type { Payload } from "./read/payloads.ts";
import { peopleIn } from "./read/text.ts";

/** The workspace in which it happened. */
function teamOf(payload: Payload): string | undefined {
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
    case "block_suggestion":
      return readSuggestion(payload, known);
  }
}
