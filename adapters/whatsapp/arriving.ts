import { setTimeout as pause } from "node:timers/promises";
import type { Bot } from "../../src/chat/adapter.ts";
import { makeLines } from "../../src/domain/lines.ts";
import type { Groups } from "./groups.ts";
import { isConversation, isGroup, plainId, platform } from "./keys.ts";
import type { Arrived, ArrivedMessage, Session } from "./library.ts";
import type { Memory } from "./memory.ts";
import type { People } from "./people.ts";
import { isOwn, peopleOf, read } from "./read.ts";
import { plainText } from "./read/text.ts";
import type { Votes } from "./votes.ts";

export interface Arriving {
  /** Resolves when it is saved, or is known not to be for the bot. */
  take(arrived: Arrived): Promise<void>;
  /** A new session: what was missed in the chats that are known is handed over, before anything else of them. */
  begin(): Promise<void>;
  /** The same for chats where that failed. */
  lookAgain(): Promise<void>;
  /** Looks again at what was said in a chat; what was heard has no effect twice. */
  look(chat: string): Promise<void>;
  /** Resolves when nothing that was heard waits to be handed over. */
  settled(): Promise<void>;
}

export interface ArrivingParts {
  readonly bot: Bot;
  readonly memory: Memory;
  readonly people: People;
  readonly groups: Groups;
  readonly votes: Pick<Votes, "find" | "adopt">;
  readonly session: () => Session | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly failed: (at: string, error: unknown) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** A group begins when its first sentence was handled: what is said meanwhile waits so long for it. */
const longestBeginning = 5000;
const beginningPause = 50;

export function makeArriving(parts: ArrivingParts): Arriving {
  const { bot, memory, people, groups, votes, session, now, failed, log } = parts;
  const lines = makeLines();
  const began = now();
  /** Chats of which this session told everything that was missed. */
  const caughtUp = new Set<string>();

  const isHeard = (chat: string): boolean =>
    isGroup(chat) ? groups.isOn(chat) : memory.all("wrote").some((wrote) => wrote.chat === chat);

  /** What was said since the last that was handed over; from then on the session tells it as it happens. */
  async function catchUp(chat: string): Promise<void> {
    const here = session();
    if (!here) throw new Error("there is no session");
    const since = memory.find("heard", chat)?.at ?? began;
    const missed = await here.messagesSince(chat, since);
    for (const message of missed) await hear(message);
    caughtUp.add(chat);
    noteHeard(chat, missed.at(-1)?.at ?? since);
  }

  async function catchUpOnce(chat: string): Promise<void> {
    if (caughtUp.has(chat) || !isHeard(chat)) return;
    await catchUp(chat).catch((error: unknown) => failed("catching up", error));
  }

  async function hear(arrived: Arrived): Promise<void> {
    const { chat, at } = arrived;
    if (!isHeard(chat) && isGroup(chat)) return hearStart(arrived);
    const isOwnMessage = arrived.kind === "message" && arrived.isOwn;
    if (!isOwnMessage) await tell(arrived);
    if (arrived.kind !== "message") return;
    if (!isGroup(chat) && !arrived.isOwn) await noteWriter(arrived);
    noteHeard(chat, at);
  }

  async function tell(arrived: Arrived, administrator?: boolean): Promise<void> {
    const self = session()?.self ?? [];
    if (arrived.kind === "left" && arrived.people.some((person) => isOwn(person, { self }))) {
      await bot.cutOff(platform, arrived.chat);
      return;
    }
    if (arrived.kind === "vote" && !votes.find(arrived.poll)) await votes.adopt(arrived);
    if (arrived.kind === "message") people.called(arrived.author, arrived.name);
    const authorOf = await people.know(peopleOf(arrived));
    const inbounds = read(arrived, {
      ...{ self, authorOf, nameOf: (id) => people.nameOf(id), voteOf: (message) => votes.find(message) },
      signOf: (card, author) => memory.find("sign", card, author)?.sign,
      ...(administrator === undefined ? {} : { administrator }),
    });
    if (arrived.kind === "vote" && inbounds.length === 0) log({ event: "unknown-vote", platform });
    for (const inbound of inbounds) await bot.receive(inbound);
    const sign = arrived.kind === "reaction" ? votes.find(arrived.message) : undefined;
    const [reacted] = inbounds;
    if (sign && reacted?.on !== undefined) {
      const put = reacted.undone ? "" : reacted.text;
      await memory.note({ kind: "sign", card: reacted.on, author: reacted.author.id, sign: put });
    }
  }

  /** Elsewhere the bot is not there; only an administrator can let it in. */
  async function hearStart(arrived: Arrived): Promise<void> {
    const here = session();
    if (arrived.kind !== "message" || arrived.isOwn || !here) return;
    const { self } = here;
    if (!groups.isStart(plainText(arrived.text, { self, nameOf: () => undefined }))) return;
    const { chat } = arrived;
    const isAdministrator = await isAdministrating(here, arrived);
    if (!isAdministrator) return;
    await tell(arrived, true);
    for (let waited = 0; waited < longestBeginning; waited += beginningPause) {
      if (await groups.switchOn(chat)) break;
      await pause(beginningPause, undefined, { ref: false });
    }
    if (groups.isOn(chat)) caughtUp.add(chat);
    noteHeard(chat, arrived.at);
  }

  /** Lists mix phone numbers with the other ids. Of people in a group that is off nothing is noted. */
  async function isAdministrating(here: Session, { chat, author }: ArrivedMessage): Promise<boolean> {
    const [listed, identities] = await Promise.all([here.peopleIn(chat), here.identify([author])]);
    const own = [author, ...identities.flatMap(({ lid, phone }) => [lid ?? author, phone ?? author])];
    const ids = new Set(own.map(plainId));
    return listed.some(({ id, isAdministrator }) => isAdministrator && ids.has(plainId(id)));
  }

  async function noteWriter({ author, chat }: ArrivedMessage): Promise<void> {
    const authorOf = await people.know([author]);
    const known = memory.find("wrote", authorOf(author));
    if (known?.chat !== chat) await memory.note({ kind: "wrote", author: authorOf(author), chat });
    caughtUp.add(chat);
  }

  /** Not waited for: what is not on the disk is only heard once more. */
  function noteHeard(chat: string, at: number): void {
    if (!caughtUp.has(chat) || at <= (memory.find("heard", chat)?.at ?? 0)) return;
    memory.note({ kind: "heard", chat, at }).catch((error: unknown) => failed("noting", error));
  }

  const arriving: Arriving = {
    async take(arrived) {
      if (!isConversation(arrived.chat)) return;
      // What is said in one chat is saved in the order in which it came.
      await lines.inLine(arrived.chat, async () => {
        await catchUpOnce(arrived.chat);
        try {
          await hear(arrived);
        } catch (error) {
          // It is fetched again with whatever comes next, or at the next look.
          caughtUp.delete(arrived.chat);
          failed(arrived.kind, error);
        }
      });
    },
    begin() {
      caughtUp.clear();
      return arriving.lookAgain();
    },
    async lookAgain() {
      const here = session();
      if (here) await groups.find(here);
      const chats = [...groups.all(), ...memory.all("wrote").map(({ chat }) => chat)];
      for (const chat of chats) await lines.inLine(chat, () => catchUpOnce(chat));
    },
    settled: () => lines.empty(),
    look: (chat) => lines.inLine(chat, () => catchUp(chat)),
  };
  return arriving;
}
