import type { Temporal } from "temporal-polyfill";
import type { GroupChat } from "../../adapters/web/index.ts";
import type { Neighbourhood, Passages } from "../../adapters/web/stage.ts";
import type { RunningBot } from "../bot/bot.ts";
import type { Engine } from "../bot/engine.ts";
import type { Language } from "../chat/words/dictionary.ts";
import type { Store } from "../store/store.ts";
import { untouched, type Memory } from "./example/memory.ts";
import { leaveEarlier, openChat, type Ground } from "./example/neighbourhood.ts";
import { moveClock } from "./example/passTime.ts";
import { readGroup, refitFor, type KnownGroup } from "./example/read.ts";
import { wordRoles } from "./example/roles.ts";
import { showSteps, takeStep } from "./example/tour.ts";
import { endOf, nextDeadline } from "./example/ways.ts";

interface Speaker {
  readonly engine: Engine;
  readonly bot: RunningBot;
}

export interface RoundsParts extends Pick<Ground, "clock" | "adapters" | "file" | "changed"> {
  readonly store: Store;
  readonly memory: Memory;
  readonly zone: string;
  readonly speakers: Readonly<Record<Language, Speaker>>;
  readonly settled: () => Promise<void>;
  /** While the story is told or the clock moves, everything else waits. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The example neighbourhoods of this round, one for each language: looked at, moved in time, begun again. */
export function makeRounds(parts: RoundsParts): Passages {
  const { store, clock, memory, zone, adapters, file, speakers, changed, settled, inTurn } = parts;
  let open = new Map<Language, Promise<Neighbourhood>>();

  async function openNow(language: Language): Promise<Neighbourhood> {
    const ground = { ...speakers[language], clock, adapters, file, changed };
    return describe(language, await openChat(ground, memory.now().round));
  }

  function remember(language: Language, opening: Promise<Neighbourhood>): Promise<Neighbourhood> {
    const among = open.set(language, opening);
    opening.catch(() => among.delete(language));
    return opening;
  }

  function describe(language: Language, chat: GroupChat): Neighbourhood {
    const { engine, bot } = speakers[language];
    const read = (): Promise<KnownGroup> => readGroup(engine, chat.platform);
    const deadline = async () => nextDeadline(store.client, (await read()).id);
    const scene = async () => ({
      ...{ language, group: await read(), tour: memory.now().tours[language] },
      today: clock.present().toZonedDateTimeISO(zone),
    });
    return {
      ...{ language, chat, bot, settled },
      async group() {
        const { name, language: spoken, roles } = await read();
        return { name, language: spoken, roleOf: (id) => wordRoles(roles.get(id) ?? [], spoken) };
      },
      withoutButtons: (card, place) => refitFor(engine, card, place),
      now: () => clock.present().toZonedDateTimeISO(zone),
      steps: async () => showSteps(await scene()),
      async takeStep(index) {
        const walking = {
          ...(await scene()),
          ...{ client: store.client, memory, moveTo },
          async say(who: string, text: string) {
            await chat.tell(who, text);
            await settled();
          },
        };
        return takeStep(walking, index);
      },
      deadline,
      async move(way) {
        const to = endOf(way, clock.present().toZonedDateTimeISO(zone), await deadline());
        if (to) await moveTo(to);
      },
    };
  }

  async function moveTo(at: Temporal.Instant): Promise<void> {
    const { bot } = speakers.nl;
    await moveClock({ store, bot: { tick: () => bot.tick(), settled }, clock }, at);
    await memory.keep({ ahead: clock.ahead() });
    changed();
  }

  return {
    neighbourhood(language) {
      const found = open.get(language);
      return (
        found ??
        remember(
          language,
          inTurn(() => openNow(language)),
        )
      );
    },
    beginAgain(language) {
      open = new Map();
      return remember(
        language,
        inTurn(async () => {
          await settled();
          const round = memory.now().round + 1;
          await memory.keep({ ...untouched, round });
          clock.setAhead(0);
          await leaveEarlier(store.client, { adapters, file }, round);
          const fresh = await openNow(language);
          changed();
          return fresh;
        }),
      );
    },
  };
}
