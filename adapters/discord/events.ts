import {
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
} from "discord-api-types/v10";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { WordedFile } from "../../src/chat/words/word.ts";
import { ask, type Api } from "./api.ts";
import { paths } from "./paths.ts";
import { readCalendar, type Meeting } from "../../src/chat/calendar.ts";
import { cut } from "../../src/domain/text.ts";
import { longestEventName, longestEventPlace } from "./write/limits.ts";

export interface Events {
  /** Lets the server's list of events say what the calendar files of a card say. */
  keep(server: string, files: readonly WordedFile[]): Promise<void>;
}

export interface EventParts {
  readonly api: Api;
  readonly now: () => Temporal.Instant;
}

const listed = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullish(),
    scheduled_start_time: z.string(),
    status: z.number(),
    entity_metadata: z.object({ location: z.string().nullish() }).nullish(),
  }),
);
type Listed = z.infer<typeof listed>[number];

const open = new Set<number>([GuildScheduledEventStatus.Scheduled, GuildScheduledEventStatus.Active]);

/** The scheduled events of meetings: https://discord.com/developers/docs/resources/guild-scheduled-event */
export function makeEvents({ api, now }: EventParts): Events {
  /** Of each meeting on each server, what its event says: a card changes more often than its meeting. */
  const kept = new Map<string, string>();

  async function keepOne(server: string, meeting: Meeting): Promise<void> {
    const key = `${server}/${meeting.uid}`;
    const says = JSON.stringify(meeting);
    if (kept.get(key) === says) return;
    const events = await ask(listed, api.call("GET", paths.events(server)));
    const event = events.find(({ description, status }) => open.has(status) && isOf(meeting, description));
    if (event) await change(server, event, meeting);
    else if (!meeting.cancelled && Temporal.Instant.compare(meeting.start, now()) > 0) {
      await api.call("POST", paths.events(server), { body: bodyOf(meeting) });
    }
    kept.set(key, says);
  }

  async function change(server: string, event: Listed, meeting: Meeting): Promise<void> {
    const path = paths.event(server, event.id);
    if (meeting.cancelled) {
      await api.call("PATCH", path, { body: { status: GuildScheduledEventStatus.Canceled } });
    } else if (!isTold(event, meeting)) await api.call("PATCH", path, { body: bodyOf(meeting) });
  }

  return {
    async keep(server, files) {
      for (const { type, content } of files) {
        const meeting = type === "text/calendar" ? readCalendar(content) : undefined;
        if (meeting) await keepOne(server, meeting);
      }
    },
  };
}

/** The meeting's own name stands below its event, so that it is found again after a restart. */
function isOf({ uid }: Meeting, description: string | null | undefined): boolean {
  return description?.split("\n").at(-1) === uid;
}

function bodyOf({ uid, start, end, summary, location }: Meeting) {
  return {
    name: cut(summary, longestEventName),
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: cut(location || "–", longestEventPlace) },
    scheduled_start_time: start.toString(),
    scheduled_end_time: end.toString(),
    description: uid,
  };
}

function isTold(event: Listed, meeting: Meeting): boolean {
  const { name, entity_metadata: where } = bodyOf(meeting);
  const starts = Date.parse(event.scheduled_start_time) === meeting.start.epochMilliseconds;
  return starts && event.name === name && event.entity_metadata?.location === where.location;
}
