import type { MessagePayload, User } from "./payloads.ts";

export function nameOf({ username, global_name: shown }: User, nick?: string | null): string {
  return nick ?? shown ?? username;
}

/** What was written, with names where people are mentioned; the bot's own is what people without mentions write. */
export function plainText({ content, mentions }: Pick<MessagePayload, "content" | "mentions">, self: string) {
  return content.replace(/<@!?(\d+)>/g, (written: string, user: string) => {
    if (user === self) return "@buurtbot";
    const mentioned = mentions.find(({ id }) => id === user);
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
