import { NotAdmitted, type Adapter, type Bot } from "../../src/chat/adapter.ts";
import { guardProcess } from "../../src/chat/guard.ts";
import { definePlatform, type Surroundings } from "../../src/chat/platform.ts";
import type { Place } from "../../src/chat/place.ts";
import { Refused, type Api } from "./api.ts";
import { makeArriving, type Arriving } from "./arriving.ts";
import { makeCalls } from "./calls.ts";
import { check } from "./check.ts";
import { writeCommands, type SlashCommand } from "./commands.ts";
import { whatIsRefused } from "./commands/limits.ts";
import { isListed } from "./commands/same.ts";
import { makeEvents } from "./events.ts";
import { NotLetIn, type Gateway, type Heard } from "./gateway.ts";
import { isOfLibrary, reference } from "./guard.ts";
import { idOf, platform, serverOf } from "./keys.ts";
import { makeLanguages } from "./languages.ts";
import { connect, makeApi } from "./library.ts";
import { makeMissed } from "./missed.ts";
import { paths } from "./paths.ts";
import { read } from "./read.ts";
import type { Arrived } from "./read/arrived.ts";
import { isHeard, readPayload } from "./read/payloads.ts";
import { intentsFor } from "./rights.ts";
import { makeSending } from "./sending.ts";
import { settingsShape, type Settings } from "./settings.ts";
import { limits } from "./write/limits.ts";

export const discord = definePlatform({
  platform,
  title: "Discord",
  configuredBy: ["DISCORD_BOT_TOKEN"],
  settings: settingsShape,
  connect: makeAdapter,
});

/** Discord by the bot's own account: commands with a slash, buttons, forms, mentions and private messages. */
function makeAdapter(settings: Settings, { now, log }: Surroundings): Adapter {
  const { DISCORD_BOT_TOKEN: token, DISCORD_API_URL: address } = settings;
  const api = makeApi(token, address);
  const languages = makeLanguages();
  const calls = makeCalls({ api, now, application: () => gateway?.application ?? "" });
  const events = makeEvents({ api, now });
  const threads = settings.DISCORD_THREADS === "on";
  const sending = makeSending({
    api,
    calls,
    events,
    threads,
    wordsFor: (place) => languages.wordsFor(place),
    log,
  });
  const missed = makeMissed({
    ...{ api, now },
    take: async (message) => {
      const arrived = understand({ name: "MESSAGE_CREATE", data: message, event: "missed" });
      if (arrived) await arriving?.take(arrived);
    },
  });
  let gateway: Gateway | undefined;
  let arriving: Arriving | undefined;
  let unguard: (() => void) | undefined;

  function understand({ name, data, event }: Heard): Arrived | undefined {
    if (!gateway || !isHeard(name)) return undefined;
    const payload = readPayload(name, data);
    if (!payload) {
      log({ event: "failed", at: "reading", what: name });
      return undefined;
    }
    const server = "guild_id" in payload.data ? payload.data.guild_id : undefined;
    const role = gateway.servers.roleIn(server);
    return read(payload, {
      self: { user: gateway.user, roles: role === undefined ? [] : [role] },
      ...{ now: now(), event },
      ...gateway.servers,
    });
  }

  async function hear(heard: Heard): Promise<void> {
    if (heard.name === "READY") missed.begin();
    missed.heard();
    try {
      const arrived = understand(heard);
      if (!arrived) return;
      languages.note(arrived);
      await arriving?.take(arrived);
    } catch (error) {
      log({ event: "failed", at: heard.name, error: nameOf(error) });
    }
  }

  async function start(bot: Bot): Promise<void> {
    const commands = writeCommands(bot.commands);
    const refused = whatIsRefused(commands);
    if (refused.length > 0) throw new NotAdmitted(`Discord would refuse the commands: ${refused.join(" ")}`);
    unguard ??= guardProcess({ isOfLibrary, reference, log });
    arriving = makeArriving({
      bot,
      calls,
      channelsOf: (server) => gateway?.servers.channelsOf(server) ?? [],
    });
    const shards = settings.DISCORD_SHARDS;
    const waiting: Heard[] = [];
    try {
      gateway = await connect(
        { ...{ token, address, shards }, intents: intentsFor(settings) },
        { log, heard: (each) => (gateway ? void hear(each) : void waiting.push(each)) },
      );
    } catch (error) {
      throw error instanceof NotLetIn ? new NotAdmitted(error.message) : error;
    }
    for (const each of waiting.splice(0)) void hear(each);
    await list(api, gateway.application, commands).catch((error: unknown) =>
      log({ event: "failed", at: "commands", error: nameOf(error) }),
    );
  }

  return {
    ...{ platform, limits, start, ...sending },
    seats: seatsOf(settings),
    edits: true,
    pictures: true,
    whispers: true,
    async stop() {
      await gateway?.stop();
      gateway = undefined;
      unguard?.();
      unguard = undefined;
    },
    check: () => check(api, settings),
    state: () => gateway?.state() ?? "starting",
    catchUp: (place) => missed.catchUp(place),
    ...(settings.DISCORD_MEMBER_LIST === "on"
      ? {
          people: async (place: Place) =>
            (await gateway?.servers.peopleIn(serverOf(place) ?? "", idOf(place.channel))) ?? [],
        }
      : {}),
  };
}

/** Each part of all servers is heard by one process, else everything would be answered twice. */
function seatsOf({ DISCORD_SHARDS: shards }: Settings): readonly string[] {
  return shards ? shards.ids.map((id) => `${platform}/${id}/${shards.count}`) : [platform];
}

/** Lists the commands at Discord, only where they changed: every registration shows everybody an old list for a while. */
async function list(api: Api, application: string, commands: readonly SlashCommand[]): Promise<void> {
  const path = paths.commands(application);
  const listed = await api.call("GET", path, { query: { with_localizations: "true" } });
  if (!isListed(commands, listed)) await api.call("PUT", path, { body: commands });
}

function nameOf(error: unknown): string {
  return error instanceof Refused
    ? `${error.code} ${error.message}`
    : error instanceof Error
      ? error.name
      : "unknown";
}
