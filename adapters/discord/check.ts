import { ApplicationFlags, PermissionFlagsBits } from "discord-api-types/v10";
import { z } from "zod";
import type { Finding } from "../../src/chat/adapter.ts";
import { ask, Refused, type Api } from "./api.ts";
import { paths } from "./paths.ts";
import { inviteLink, rightsFor } from "./rights.ts";
import type { Settings } from "./settings.ts";

const application = z.object({ id: z.string(), name: z.string().optional(), flags: z.number().default(0) });
const gateway = z.object({
  url: z.string(),
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});
const servers = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string().optional() }));

const well = (says: string): Finding => ({ ok: true, says });
const wrong = (says: string): Finding => ({ ok: false, says });

/** From this many servers on Discord wants a bot in parts. */
const mostPerShard = 2500;

/** Looks at the token, the intents and the rights in every server, without connecting. */
export async function check(api: Api, settings: Settings): Promise<Finding[]> {
  try {
    const app = await ask(application, api.call("GET", paths.application));
    const found = [
      well(`the token is accepted${app.name === undefined ? "" : ` for ${app.name}`}.`),
      ...intents(app.flags, settings),
      ...connecting(await ask(gateway, api.call("GET", paths.gateway)), settings),
    ];
    const inside = await ask(servers, api.call("GET", paths.servers));
    return [...found, ...inServers(inside, settings), invite(app.id, settings)];
  } catch (error) {
    return [unreachable(error)];
  }
}

function unreachable(error: unknown): Finding {
  if (error instanceof Refused && error.status === 401) {
    return wrong(
      "DISCORD_BOT_TOKEN is not accepted. Copy it again: Bot, then Reset Token, in https://discord.com/developers/applications.",
    );
  }
  if (error instanceof Refused)
    return wrong(`Discord answers ${error.status} ${error.code}: ${error.message}.`);
  return wrong("Discord cannot be reached from here. Look at the network and at DISCORD_API_URL.");
}

function intents(flags: number, settings: Settings): Finding[] {
  const asked = [
    {
      variable: "DISCORD_TYPED_SENTENCES",
      name: "Message Content Intent",
      bits: ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
    },
    {
      variable: "DISCORD_MEMBER_LIST",
      name: "Server Members Intent",
      bits: ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
    },
  ] as const;
  return asked
    .filter(({ variable }) => settings[variable] === "on")
    .map(({ variable, name, bits }) =>
      (flags & bits) === 0
        ? wrong(`the ${name} is off. Switch it on under Bot in the developer portal, or remove ${variable}.`)
        : well(`the ${name} is on.`),
    );
}

function connecting(
  { shards, session_start_limit: starts }: z.infer<typeof gateway>,
  settings: Settings,
): Finding[] {
  const hours = Math.ceil(starts.reset_after / 3_600_000);
  const inHours = hours === 1 ? "hour" : `${hours} hours`;
  return [
    starts.remaining > 0
      ? well(`the bot may connect ${starts.remaining} more times in the next ${inHours}.`)
      : wrong(`the bot connected too often. It may connect again within the next ${inHours}.`),
    ...(shards > 1 && settings.DISCORD_SHARDS === undefined
      ? [
          wrong(
            `Discord wants ${shards} parts for a bot near ${mostPerShard} servers. Set DISCORD_SHARDS, for example 0/${shards}.`,
          ),
        ]
      : []),
  ];
}

function inServers(inside: z.infer<typeof servers>, settings: Settings): Finding[] {
  if (inside.length === 0) return [wrong("the bot is in no server yet. Open the link below and choose one.")];
  const lacking = inside.flatMap(({ id, permissions }) => {
    const has = BigInt(permissions ?? "0");
    if (permissions === undefined || (has & PermissionFlagsBits.Administrator) !== 0n) return [];
    const missing = [...rightsFor(settings)]
      .filter(([, right]) => (has & right) === 0n)
      .map(([name]) => name);
    return missing.length === 0
      ? []
      : [
          wrong(
            `in server ${id} the bot lacks ${missing.join(", ")}. Open the link below for that server again.`,
          ),
        ];
  });
  return [well(`the bot is in ${inside.length} ${inside.length === 1 ? "server" : "servers"}.`), ...lacking];
}

function invite(id: string, settings: Settings): Finding {
  return well(`add the bot to a server with ${inviteLink(id, settings)}`);
}
