import type { Place } from "../../src/chat/place.ts";

export const platform = "whatsapp";

/** A group, or somebody alone; nothing else is a conversation: no channel, no list of receivers, no status. */
export function isConversation(chat: string): boolean {
  return isGroup(chat) || /@(?:lid|c\.us)$/.test(chat);
}

export function isGroup(chat: string): boolean {
  return chat.endsWith("@g.us");
}

export function isPhone(id: string): boolean {
  return id.endsWith("@c.us");
}

/** The same id however it is written: with the number of a device, or in the words of the network itself. */
export function plainId(id: string): string {
  return id.replace(/:\d+(?=@)/, "").replace(/@s\.whatsapp\.net$/, "@c.us");
}

export function groupPlace(chat: string): Place {
  return { platform, channel: chat };
}

/** Named after the person: the chat's own id may be a phone number, which is kept nowhere else. */
export function privatePlace(author: string): Place {
  return { platform, channel: author, person: author };
}
