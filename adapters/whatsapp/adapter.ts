import { join } from "node:path";
import { randomInt } from "node:crypto";
import { NotYet, type Adapter, type Bot } from "../../src/chat/adapter.ts";
import type { Surroundings } from "../../src/chat/platform.ts";
import { makeArriving, type Arriving } from "./arriving.ts";
import { makeBeside } from "./beside.ts";
import { makeGroups, type Wanted } from "./groups.ts";
import { isGroup, platform } from "./keys.ts";
import type { Session } from "./library.ts";
import { openMemory, type Memory } from "./memory.ts";
import { inRealTime, makePace, type Rate, type Tempo } from "./pace.ts";
import { makePeople, properName, type People } from "./people.ts";
import { isOwn } from "./read.ts";
import { makeSending, type Sending } from "./sending.ts";
import type { Supervised } from "./supervised.ts";
import { makeVotes, type Votes } from "./votes.ts";
import { limits } from "./write/limits.ts";

export interface AdapterSettings {
  readonly WHATSAPP_GROUPS: Wanted;
  readonly WHATSAPP_PACE: Rate;
  readonly WHATSAPP_SESSION_DIR: string;
}

export interface WhatsAppAdapter extends Adapter {
  /** Resolves when nothing that was heard waits to be handed over, and nothing waits to be sent beside a message. */
  settled(): Promise<void>;
}

/** Everything that is there once the bot has started. */
interface Started {
  readonly memory: Memory;
  readonly people: People;
  readonly sending: Sending;
  readonly arriving: Arriving;
  readonly votes: Votes;
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Polls of votes that run are looked at so often: what somebody chose there may not have been told. */
const lookEvery = 60_000;
const away = 30;
const chance = 1_000_000;
const ourTempo: Tempo = { ...inRealTime, random: () => randomInt(chance) / chance };

/** WhatsApp by a number of the bot's own: words, quotations, signs and polls. */
export function makeAdapter(
  settings: AdapterSettings,
  { now, log }: Surroundings,
  supervised: Supervised,
  tempo = ourTempo,
): WhatsAppAdapter {
  let started: Started | undefined;
  const session = (): Session | undefined => supervised.session();
  const milliseconds = (): number => now().epochMilliseconds;

  function failed(at: string, error: unknown): void {
    if (error instanceof NotYet) return;
    log({ event: "failed", platform, at, error: error instanceof Error ? error.name : "unknown" });
  }

  function here(): Started {
    if (!started) throw new NotYet(away);
    return started;
  }

  async function prepare(bot: Bot): Promise<Started> {
    const file = join(settings.WHATSAPP_SESSION_DIR, "buurtbot.jsonl");
    const memory = await openMemory(file, milliseconds());
    const pace = makePace(settings.WHATSAPP_PACE, tempo);
    const people = makePeople({ memory, session });
    const groups = makeGroups({ wanted: settings.WHATSAPP_GROUPS, memory, bot });
    const common = { memory, session, now: milliseconds, failed };
    const beside = makeBeside({ ...common, pace, votes: () => votes });
    const votes: Votes = makeVotes({
      ...common,
      sendPoll: (at, vote) => beside.sendPoll(at, vote),
      take: (vote) => arriving.take(vote),
    });
    const arriving: Arriving = makeArriving({ ...common, bot, people, groups, votes, log });
    const accompanying = new Set<Promise<void>>();
    const sending = makeSending({
      ...{ ...common, groups, pace },
      beside(...given) {
        const work = beside.accompany(...given).catch((error: unknown) => failed("beside", error));
        accompanying.add(work);
        void work.then(() => accompanying.delete(work));
      },
    });
    /** A poll that is found again may have votes already. */
    async function lookAtVotes(current: Session): Promise<void> {
      await beside.finish(current);
      await votes.reconcile(current);
    }

    async function look(): Promise<void> {
      const current = session();
      if (!current) return;
      try {
        await arriving.lookAgain();
        await lookAtVotes(current);
      } catch (error) {
        failed("looking", error);
      }
    }

    const looking = setInterval(() => void look(), lookEvery).unref();
    supervised.start({
      heard: (arrived) => void arriving.take(arrived),
      async ready(current) {
        await arriving.begin();
        await lookAtVotes(current);
      },
      loggedOut: () => bot.loggedOut(platform),
    });
    async function settled(): Promise<void> {
      await arriving.settled();
      await Promise.all(accompanying);
    }

    return {
      ...{ memory, people, sending, arriving, votes, settled },
      async stop() {
        clearInterval(looking);
        pace.stop();
        await supervised.stop();
        await settled();
        await memory.close();
      },
    };
  }

  return {
    ...{ platform, limits, edits: true, pictures: true, joins: true },
    state: () => supervised.state(),
    async start(bot) {
      started ??= await prepare(bot);
    },
    send: async (...given) => here().sending.send(...given),
    direct: async (place) => here().sending.direct(place),
    react: async (...given) => here().sending.react(...given),
    remove: async (...given) => here().sending.remove(...given),
    async catchUp({ channel }) {
      const current = session();
      if (!current) throw new NotYet(away);
      await here().arriving.look(channel);
      await here().votes.reconcile(current, channel);
    },
    async people({ channel }) {
      const current = session();
      if (!current || !isGroup(channel)) return [];
      const listed = (await current.peopleIn(channel)).filter(({ id }) => !isOwn(id, current));
      const authorOf = await here().people.know(listed.map(({ id }) => id));
      const names = new Map<string, string | undefined>();
      for (const { id, name } of listed) {
        // Somebody may be listed by both of their ids.
        const author = authorOf(id);
        names.set(author, names.get(author) ?? properName(name) ?? here().people.nameOf(id));
      }
      return [...names].map(([id, name]) => ({ id, ...(name === undefined ? {} : { name }) }));
    },
    settled: async () => started?.settled(),
    async stop() {
      const ending = started;
      started = undefined;
      await ending?.stop();
    },
  };
}
