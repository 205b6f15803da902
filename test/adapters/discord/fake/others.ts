import { z } from "zod";
import { tellUser } from "./channels.ts";
import { readCommands, tellCommand } from "./commands.ts";
import { FakeRefusal } from "./refusal.ts";
import { route, type Route } from "./routes.ts";
import type { ScheduledEvent, State } from "./state.ts";

export interface Around {
  readonly gatewayUrl: () => string;
  readonly shards: () => number;
}

/** The application, its servers, their people and events, and the address of the gateway. */
export function otherRoutes(state: State, { gatewayUrl, shards }: Around): Route[] {
  return [
    route("GET", "/gateway/bot", () => ({
      ...{ url: gatewayUrl(), shards: shards() },
      session_start_limit: { total: 1000, remaining: 998, reset_after: 3_600_000, max_concurrency: 16 },
    })),
    route("GET", "/users/@me", () => tellUser(state.bot)),
    route("GET", "/applications/@me", () => ({
      id: state.application,
      name: "Buurtbot",
      flags: state.flags,
    })),
    route("GET", "/users/@me/guilds", () =>
      [...state.guilds.values()].map(({ id, name }) => ({
        id,
        name,
        permissions: String(state.bot.permissions),
      })),
    ),
    route("GET", "/applications/:id/commands", () => state.commands),
    route("PUT", "/applications/:id/commands", ({ body }) => {
      state.commands = readCommands(body).map((command) => tellCommand(command, state.id()));
      return state.commands;
    }),
    route("GET", "/guilds/:id/members", ({ query }, guild = "") => {
      const after = BigInt(query.get("after") ?? "0");
      return [...(state.guilds.get(guild)?.members ?? [])]
        .filter((id) => BigInt(id) > after)
        .slice(0, Number(query.get("limit") ?? 1))
        .flatMap((id) => {
          const user = state.users.get(id);
          return user ? [tellMember(state, user.id)] : [];
        });
    }),
    ...eventRoutes(state),
  ];
}

export function tellMember(state: State, id: string) {
  const user = state.users.get(id) ?? state.bot;
  return {
    user: tellUser(user),
    nick: null,
    roles: [...user.roles],
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    deaf: false,
    mute: false,
    flags: 0,
  };
}

const eventShape = z.strictObject({
  name: z.string().min(1).max(100),
  privacy_level: z.literal(2),
  entity_type: z.literal(3),
  entity_metadata: z.strictObject({ location: z.string().min(1).max(100) }),
  scheduled_start_time: z.iso.datetime({ offset: true }),
  scheduled_end_time: z.iso.datetime({ offset: true }),
  description: z.string().max(1000),
});
const changeShape = z.union([eventShape.partial(), z.strictObject({ status: z.int().min(2).max(4) })]);
const mostEvents = 100;

function eventRoutes(state: State): Route[] {
  const invalid = (why: string): FakeRefusal => new FakeRefusal(400, 50_035, `Invalid Form Body ${why}`);

  function make(guild: string, id: string, body: unknown, status: number): ScheduledEvent {
    const read = eventShape.safeParse(body);
    if (!read.success) throw invalid(read.error.message);
    const { name, description, scheduled_start_time: start, scheduled_end_time: end } = read.data;
    if (Date.parse(start) <= state.clock.now()) throw invalid("Cannot schedule event in the past.");
    if (Date.parse(end) <= Date.parse(start)) throw invalid("The event must end after it starts.");
    return { id, guild, name, description, start, end, status, location: read.data.entity_metadata.location };
  }

  const tell = ({ id, guild, name, description, start, end, status, location }: ScheduledEvent) => ({
    ...{ id, guild_id: guild, name, description, status, privacy_level: 2, entity_type: 3 },
    ...{
      scheduled_start_time: start,
      scheduled_end_time: end,
      entity_metadata: { location },
      entity_id: null,
    },
  });

  return [
    route("GET", "/guilds/:id/scheduled-events", (_, guild = "") =>
      [...state.events.values()].filter((event) => event.guild === guild).map(tell),
    ),
    route("POST", "/guilds/:id/scheduled-events", ({ body }, guild = "") => {
      if (state.events.size >= mostEvents)
        throw new FakeRefusal(400, 30_038, "Maximum number of events reached");
      const event = make(guild, state.id(), body, 1);
      state.events.set(event.id, event);
      return tell(event);
    }),
    route("PATCH", "/guilds/:id/scheduled-events/:id", ({ body }, guild = "", id = "") => {
      const before = state.events.get(id);
      if (!before) throw new FakeRefusal(404, 10_070, "Unknown Guild Scheduled Event");
      const read = changeShape.safeParse(body);
      if (!read.success) throw invalid(read.error.message);
      const after =
        "status" in read.data
          ? { ...before, status: read.data.status }
          : make(guild, id, { ...writtenOf(before), ...read.data }, before.status);
      state.events.set(id, after);
      return tell(after);
    }),
  ];
}

function writtenOf({ name, description, start, end, location }: ScheduledEvent) {
  return {
    ...{ name, description, privacy_level: 2, entity_type: 3, entity_metadata: { location } },
    ...{ scheduled_start_time: start, scheduled_end_time: end },
  };
}
