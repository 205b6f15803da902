import type { Author } from "../../../src/chat/inbound.ts";
import type { Place } from "../../../src/chat/place.ts";
import { isLanguage, type Language } from "../../../src/chat/words/dictionary.ts";
import { placeIn, placeWith } from "../keys.ts";
import type { Known } from "./arrived.ts";
import type { User } from "./payloads.ts";
import { nameOf } from "./text.ts";

/** https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
export const administratorBits = (1n << 3n) | (1n << 5n);

/** What is said in a thread is said in the channel it belongs to. */
export function placeOf(server: string | undefined, channel: string, user: string, known: Known): Place {
  if (server === undefined) return placeWith(user);
  return placeIn(server, known.parentOf(channel) ?? channel);
}

export function authorOf(user: User, nick?: string | null): Author {
  return { id: user.id, name: nameOf(user, nick), ...(user.bot ? { automatic: true as const } : {}) };
}

/** The roles that Discord tells of somebody in a server. */
export function rolesOf(
  server: string | undefined,
  member: { readonly roles?: readonly string[] | undefined } | undefined,
): Pick<Author, "roles"> {
  if (server === undefined || !member?.roles) return {};
  return { roles: { within: server, ids: member.roles } };
}

export function fileOf({ id, filename }: { readonly id: string; readonly filename: string }) {
  return { id, name: filename };
}

export function languageOf(locale: string | undefined): Language | undefined {
  const language = locale?.slice(0, 2) ?? "";
  return isLanguage(language) ? language : undefined;
}
