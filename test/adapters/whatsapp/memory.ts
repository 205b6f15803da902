import {
  UnknownChat,
  type Arrived,
  type ArrivedMessage,
  type ArrivedVote,
  type OutgoingEvent,
  type OutgoingFile,
  type OutgoingPoll,
  type Session,
} from "../../../adapters/whatsapp/library.ts";
import type { Listening, Supervised } from "../../../adapters/whatsapp/supervised.ts";
import type { State } from "../../../src/chat/adapter.ts";

export interface Resident {
  readonly lid?: string;
  readonly phone: string;
  readonly name?: string;
}

/** A message as it stands in a chat. */
export interface Standing extends Omit<ArrivedMessage, "text"> {
  text: string;
  readonly bytes?: Uint8Array;
  readonly poll?: OutgoingPoll;
  readonly event?: OutgoingEvent;
  signs: Map<string, string>;
  pinned: boolean;
}

/** A small WhatsApp within this process: chats, people, messages, polls, and a connection that comes and goes. */
export interface World extends Supervised {
  now: () => number;
  readonly self: Resident;
  readonly messages: readonly Standing[];
  readonly typing: readonly string[];
  /** What stands in a chat now. */
  in(chat: string): readonly Standing[];
  addGroup(
    id: string,
    name: string,
    members: readonly Resident[],
    administrators?: readonly Resident[],
  ): void;
  /** What people do; told at once while the bot is connected. */
  says(who: Resident, chat: string, text: string, more?: Partial<ArrivedMessage>): Standing;
  votes(who: Resident, poll: string, options: readonly string[], more?: { readonly silently?: true }): void;
  reacts(who: Resident, message: string, sign: string): void;
  tell(arrived: Arrived): void;
  /** The bot's connection. */
  connect(): Promise<void>;
  disconnect(): void;
  logOut(): Promise<void>;
  /** How often something was said or asked. */
  calls(): number;
  /** Lets the next call of this name fail. */
  fail(method: keyof Session, error: Error): void;
  /** The way somebody is named where the other id is not told. */
  namedBy: "lid" | "phone";
}

const changeable = 15 * 60 * 1000;

export function makeWorld(): World {
  const self: Resident = { lid: "900000@lid", phone: "31600000000@c.us", name: "Buurtbot" };
  const residents: Resident[] = [self];
  const groups = new Map<
    string,
    { name: string; members: Resident[]; administrators: readonly Resident[] }
  >();
  const messages: Standing[] = [];
  const choices = new Map<string, Map<string, ArrivedVote>>();
  const typing: string[] = [];
  const failing = new Map<string, Error>();
  let listening: Listening | undefined;
  let session: Session | undefined;
  let state: State = "starting";
  let counted = 0;
  let called = 0;

  const idOf = (who: Resident): string => (world.namedBy === "lid" ? (who.lid ?? who.phone) : who.phone);
  const find = (id: string): Standing | undefined => messages.find((message) => message.id === id);
  const knows = (chat: string): boolean =>
    groups.has(chat) || residents.some(({ lid, phone }) => [lid, phone].includes(chat));

  function put(chat: string, more: Partial<Standing> & { readonly isOwn: boolean; readonly author: string }) {
    counted += 1;
    const id = `${String(more.isOwn)}_${chat}_${counted}`;
    const message: Standing = {
      ...{
        kind: "message",
        id,
        at: world.now(),
        chat,
        text: "",
        mentions: [],
        signs: new Map(),
        pinned: false,
      },
      ...more,
    };
    messages.push(message);
    return message;
  }

  function open(): Session {
    const own = { isOwn: true, author: self.lid ?? "" };
    const mine = (chat: string, more: Partial<Standing>): Promise<string> => {
      if (!knows(chat)) return Promise.reject(new UnknownChat(chat));
      return Promise.resolve(put(chat, { ...own, ...more }).id);
    };
    const on = (id: string, change: (message: Standing) => void): Promise<boolean> => {
      const message = find(id);
      if (message) change(message);
      return Promise.resolve(message !== undefined);
    };
    const opened: Session = {
      self: [self.lid ?? "", self.phone],
      sendText: (chat, text, { quoting } = {}) =>
        mine(chat, { text, ...(quoting === undefined ? {} : { quoted: quoting }) }),
      sendFile: (chat, { name, type, bytes }: OutgoingFile, caption = "") =>
        mine(chat, { text: caption, file: { name, type }, bytes }),
      sendPoll: (chat, poll) => mine(chat, { text: poll.question, poll }),
      sendEvent: (chat, event) => mine(chat, { text: event.title, event }),
      edit(id, text) {
        const message = find(id);
        if (!message?.isOwn || message.at < world.now() - changeable) return Promise.resolve(false);
        message.text = text;
        return Promise.resolve(true);
      },
      react: (id, sign) => on(id, ({ signs }) => signs.set(self.lid ?? "", sign)).then(() => undefined),
      pin: (id) => on(id, (message) => void (message.pinned = true)),
      unpin: (id) => on(id, (message) => void (message.pinned = false)),
      remove(id) {
        const at = messages.findIndex((message) => message.id === id && message.isOwn);
        if (at >= 0) messages.splice(at, 1);
        return Promise.resolve(at >= 0);
      },
      showTyping: (chat) => Promise.resolve(void typing.push(chat)),
      messagesSince: (chat, since) =>
        Promise.resolve(messages.filter((message) => message.chat === chat && message.at >= since)),
      votesOf: (poll) => Promise.resolve([...(choices.get(poll)?.values() ?? [])]),
      groups: () => Promise.resolve([...groups].map(([id, { name }]) => ({ id, name }))),
      peopleIn(chat) {
        const { members = [], administrators = [] } = groups.get(chat) ?? {};
        return Promise.resolve(
          [...members, self].map((who, index) => ({
            // Lists mix both, and tell no names.
            id: index % 2 === 0 ? who.phone : idOf(who),
            isAdministrator: administrators.includes(who),
          })),
        );
      },
      identify: (ids) =>
        Promise.resolve(
          residents
            .filter(({ lid, phone }) => ids.includes(phone) || (lid !== undefined && ids.includes(lid)))
            .map(({ lid, phone }) => (lid === undefined ? { phone } : { lid, phone })),
        ),
    };
    return Object.fromEntries(
      Object.entries(opened).map(([name, method]: [string, unknown]) => [
        name,
        typeof method !== "function"
          ? method
          : (...given: unknown[]) => {
              const error = failing.get(name);
              failing.delete(name);
              called += 1;
              if (session?.self !== opened.self) return Promise.reject(new Error("the page is gone"));
              return error ? Promise.reject(error) : (method as (...each: unknown[]) => unknown)(...given);
            },
      ]),
    ) as unknown as Session;
  }

  const world: World = {
    ...{ self, messages, typing, namedBy: "lid", now: () => Date.now() },
    in: (chat) => messages.filter((message) => message.chat === chat),
    addGroup(id, name, members, administrators = members.slice(0, 1)) {
      groups.set(id, { name, members: [...members], administrators });
      for (const member of members) if (!residents.includes(member)) residents.push(member);
    },
    says(who, chat, text, more = {}) {
      if (!residents.includes(who)) residents.push(who);
      const author = idOf(who);
      const name = who.name === undefined ? {} : { name: who.name };
      const message = put(chat, { author, text, ...name, isOwn: false, ...more });
      world.tell(message);
      return message;
    },
    votes(who, poll, options, { silently } = {}) {
      const sent = find(poll);
      if (!sent?.poll) throw new Error("there is no such poll");
      const offered = sent.poll.options;
      const chosen = options.map((name) => ({ order: offered.indexOf(name), name }));
      const vote: ArrivedVote = {
        ...{ kind: "vote", poll, chat: sent.chat, voter: idOf(who), at: world.now(), chosen },
      };
      const cast = choices.get(poll) ?? new Map<string, ArrivedVote>();
      choices.set(poll, cast.set(who.phone, vote));
      if (!silently) world.tell(vote);
    },
    reacts(who, message, sign) {
      const on = find(message);
      counted += 1;
      on?.signs.set(idOf(who), sign);
      const what = { message, chat: on?.chat ?? "", author: idOf(who), at: world.now(), sign };
      world.tell({ kind: "reaction", id: `r${counted}`, ...what });
    },
    tell(arrived) {
      if (session) listening?.heard(arrived);
    },
    start(listener) {
      listening = listener;
    },
    stop() {
      world.disconnect();
      listening = undefined;
      return Promise.resolve();
    },
    state: () => state,
    session: () => session,
    login: () => undefined,
    async connect() {
      session = open();
      state = "ready";
      await listening?.ready(session);
    },
    disconnect() {
      session = undefined;
      state = "starting";
    },
    async logOut() {
      session = undefined;
      state = "needs-login";
      await listening?.loggedOut();
    },
    calls: () => called + counted,
    fail: (method, error) => void failing.set(method, error),
  };
  return world;
}
