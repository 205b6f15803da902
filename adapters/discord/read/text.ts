import { printPlatformRole } from "../../../src/chat/grammar/platformRole.ts";
import type { Known } from "./arrived.ts";
import type { MessagePayload, User } from "./payloads.ts";

export function nameOf({ username, global_name: shown }: User, nick?: string | null): string {
  return nick ?? shown ?? username;
}

/**
 * What was written, with names where people are mentioned, and with names and ids where roles are; the bot's own name is
 * what people without mentions write.
 */
export function plainText(
  { content, mentions, guild_id: server }: Pick<MessagePayload, "content" | "mentions" | "guild_id">,
  { self, roleNamed }: Pick<Known, "self" | "roleNamed">,
) {
  return content.replace(/<@([!&]?)(\d+)>/g, (written: string, sort: string, id: string) => {
    if (sort === "&") {
      if (self.roles.includes(id)) return "@buurtbot";
      const name = server === undefined || id === server ? undefined : roleNamed(server, id);
      return name === undefined ? written : printPlatformRole({ id, name });
    }
    if (id === self.user) return "@buurtbot";
    const mentioned = mentions.find((each) => each.id === id);
    return mentioned ? `@${nameOf(mentioned, mentioned.member?.nick)}` : written;
  });
}

/** Whether the bot itself is named, not only its server or everybody. */
export function isMentioned(
  { content, mention_roles: roles }: Pick<MessagePayload, "content" | "mention_roles">,
  { user, roles: own }: { readonly user: string; readonly roles: readonly string[] },
): boolean {
  return new RegExp(`<@!?${user}>`).test(content) || roles.some((role) => own.includes(role));
}
