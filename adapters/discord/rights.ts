import { GatewayIntentBits, PermissionFlagsBits } from "discord-api-types/v10";
import type { Settings } from "./settings.ts";

type Asking = Pick<Settings, "DISCORD_TYPED_SENTENCES" | "DISCORD_MEMBER_LIST" | "DISCORD_THREADS">;

/** What the gateway is asked to tell. */
export function intentsFor(settings: Asking): number {
  return (
    GatewayIntentBits.Guilds |
    GatewayIntentBits.GuildMessages |
    GatewayIntentBits.GuildMessageReactions |
    GatewayIntentBits.DirectMessages |
    (settings.DISCORD_TYPED_SENTENCES === "on" ? GatewayIntentBits.MessageContent : 0) |
    (settings.DISCORD_MEMBER_LIST === "on" ? GatewayIntentBits.GuildMembers : 0)
  );
}

/** What the bot must be allowed in a server, by the name that its settings show, and nothing more. */
export function rightsFor({ DISCORD_THREADS: threads }: Asking): ReadonlyMap<string, bigint> {
  return new Map([
    ["View Channels", PermissionFlagsBits.ViewChannel],
    ["Send Messages", PermissionFlagsBits.SendMessages],
    ["Send Messages in Threads", PermissionFlagsBits.SendMessagesInThreads],
    ["Embed Links", PermissionFlagsBits.EmbedLinks],
    ["Attach Files", PermissionFlagsBits.AttachFiles],
    ["Read Message History", PermissionFlagsBits.ReadMessageHistory],
    ["Add Reactions", PermissionFlagsBits.AddReactions],
    ["Create Events", 1n << 44n],
    ...(threads === "on"
      ? [["Create Public Threads", PermissionFlagsBits.CreatePublicThreads] as const]
      : []),
  ]);
}

/** The address at which somebody adds the bot to their server. */
export function inviteLink(application: string, settings: Asking): string {
  const permissions = [...rightsFor(settings).values()].reduce((all, right) => all | right, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${permissions}`;
}
