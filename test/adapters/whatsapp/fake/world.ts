import { EventEmitter, once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import { whatIsRefused, type SentFacts } from "./limits.ts";

/** Somebody on the pretended WhatsApp. */
export interface Neighbour {
  readonly name: string;
  readonly lid: string;
  readonly phone: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  /** Listed by lid or by number, as WhatsApp mixes them. */
  readonly people: readonly { readonly id: string; readonly isAdministrator?: boolean }[];
}

/** A message as it stands in a chat now. */
export interface Standing extends SentFacts {
  readonly id: string;
  readonly chat: string;
  readonly author: string;
  readonly isOwn: boolean;
  readonly at: number;
  readonly quoted?: string;
  readonly reactions: Map<string, string>;
  isPinned: boolean;
  isRemoved: boolean;
  /** How often it was changed. */
  changes: number;
}

export interface Saying {
  readonly quoting?: string;
  readonly mentions?: readonly string[];
  readonly file?: { readonly name: string; readonly type: string };
  /** The message's own part of its id, to say the same again. */
  readonly as?: string;
}

type Facts = Readonly<Record<string, unknown>>;

const ownNumber = { name: "Buurtbot", lid: "900000000000001@lid", phone: "31970000001@c.us" };

/**
 * The servers of WhatsApp as the tests play them: who and what there is outlives every browser. The page that plays
 * web.whatsapp.com talks with it on this machine.
 */
export class World extends EventEmitter {
  readonly self: Neighbour = ownNumber;
  readonly people: Neighbour[] = [];
  readonly groups: Group[] = [];
  readonly messages: Standing[] = [];
  readonly refused: string[] = [];
  /** What went wrong inside the page: a part that the library wanted and that is not played, or an error. */
  readonly broken: string[] = [];
  readonly typing: string[] = [];
  isLoggedIn = false;
  /** A page that begins is let in, and then nothing more comes. */
  isNeverReady = false;
  #votes: Facts[] = [];
  #records: Facts[] = [];
  #page: WebSocket | undefined;
  #server: WebSocketServer | undefined;
  #count = 0;
  readonly #now: () => number;

  constructor(now: () => number = () => Date.now()) {
    super();
    this.#now = now;
  }

  async open(): Promise<this> {
    this.#server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
    await once(this.#server, "listening");
    this.#server.on("connection", (page) => {
      this.#page = page;
      page.on("message", (text: Buffer) => this.#hear(JSON.parse(text.toString()) as Facts, page));
      page.on("close", () => {
        if (this.#page === page) this.#page = undefined;
      });
      const { self, people, groups: chats, isLoggedIn, isNeverReady } = this;
      const logins = { isLoggedIn, isNeverReady };
      this.#tell("world", { self, people, chats, messages: this.#records, votes: this.#votes, ...logins });
    });
    return this;
  }

  async close(): Promise<void> {
    for (const page of this.#server?.clients ?? []) page.terminate();
    await new Promise((resolve) => this.#server?.close(resolve) ?? resolve(undefined));
  }

  /** The variables that make the library open this world's page in the place of WhatsApp's. */
  environment(folder: string): Record<string, string> {
    const cache = join(folder, "pages");
    mkdirSync(cache, { recursive: true });
    const { port } = this.#server?.address() as { port: number };
    const parts = ["models", "page", "modules"].map((name) =>
      readFileSync(new URL(`page/${name}.mjs`, import.meta.url), "utf8"),
    );
    const script = [`const PORT = ${port};`, ...parts].join("\n");
    const head = `<meta charset="utf-8"><link rel="icon" href="data:,"><title>Pretended WhatsApp</title>`;
    writeFileSync(join(cache, "played.html"), `<!doctype html>${head}<script>${script}</script>`);
    return {
      WHATSAPP: "on",
      WHATSAPP_SESSION_DIR: join(folder, "session"),
      WHATSAPP_WEB_VERSION: "played",
      WHATSAPP_WEB_CACHE_DIR: cache,
    };
  }

  get isConnected(): boolean {
    return this.#page !== undefined;
  }

  // What people do.

  scansCode(): void {
    this.isLoggedIn = true;
    this.#tell("loggedIn");
  }

  comes(name: string, number: number): Neighbour {
    const id = String(number).padStart(4, "0");
    const neighbour = { name, lid: `1000000000${id}@lid`, phone: `3160000${id}@c.us` };
    this.people.push(neighbour);
    this.#tell("person", neighbour);
    return neighbour;
  }

  begins(name: string, people: Group["people"]): Group {
    const id = `12036300000000${String(this.groups.length).padStart(4, "0")}@g.us`;
    const group = { id, name, people: [...people, { id: this.self.lid }] };
    this.groups.push(group);
    this.#tell("chat", group);
    return group;
  }

  /** In a group, or alone with the bot. */
  says(chat: Group | "alone", who: Neighbour, text: string, saying: Saying = {}): string {
    const { quoting, mentions = [], file, as } = saying;
    const quoted =
      quoting === undefined ? {} : { quotedStanzaID: stanzaOf(quoting), quotedMsg: { type: "chat" } };
    const media = file ? { mimetype: file.type, filename: file.name, directPath: "/x", caption: text } : {};
    const type = file ? (file.type.startsWith("image/") ? "image" : "document") : "chat";
    return this.#arrives(
      chat,
      who,
      { type, body: text, mentionedJidList: mentions, ...quoted, ...media },
      as,
    );
  }

  joins(group: Group, who: Neighbour, how: "add" | "leave" = "add"): void {
    const people = group.people.filter(({ id }) => id !== who.lid && id !== who.phone);
    const changed = { ...group, people: how === "add" ? [...people, { id: who.lid }] : people };
    this.groups[this.groups.findIndex(({ id }) => id === group.id)] = changed;
    this.#tell("chat", changed);
    this.#arrives(group, who, { type: "gp2", subtype: how, body: "", recipients: [who.lid] });
  }

  reacts(message: string, who: Neighbour, sign: string): void {
    const standing = this.find(message);
    if (sign === "") standing?.reactions.delete(who.lid);
    else standing?.reactions.set(who.lid, sign);
    this.#tell("reaction", {
      id: this.#newId(chatOf(message), who),
      message,
      author: who.lid,
      at: this.#now(),
      sign,
    });
  }

  /** These options, or none any more. */
  votes(poll: string, who: Neighbour, names: readonly string[], isForgotten = false): void {
    const options = this.find(poll)?.poll?.options ?? [];
    const chosen = names.map((name) => options.indexOf(name));
    if (chosen.includes(-1)) throw new Error(`the poll has no such option: ${names.join(", ")}`);
    const vote = { id: this.#newId(chatOf(poll), who), poll, voter: who.lid, at: this.#now(), chosen };
    this.#votes = [...this.#votes.filter((each) => each["poll"] !== poll || each["voter"] !== who.lid), vote];
    this.#tell("vote", { ...vote, isForgotten });
  }

  /** A message is as many seconds older than it was. */
  async ages(message: string, seconds: number): Promise<void> {
    const done = new Promise<void>((resolve) => void this.once("aged", () => resolve()));
    this.#tell("age", { message, seconds });
    await done;
  }

  // What befalls the connection.

  changesState(state: string): void {
    this.#tell("state", state);
  }

  logsOut(): void {
    this.isLoggedIn = false;
    this.#tell("loggedOut");
  }

  hangs(): void {
    this.#tell("hang");
  }

  navigates(): void {
    this.#tell("leave");
  }

  changesCode(): void {
    this.#tell("code", `2@${String((this.#count += 1))}`);
  }

  // What is seen.

  find(message: string): Standing | undefined {
    return this.messages.find(({ id }) => id === message);
  }

  /** What the bot has said in this chat, the newest last. */
  saidIn(chat: string): Standing[] {
    return this.messages.filter((each) => each.isOwn && each.chat === chat && !each.isRemoved);
  }

  #arrives(chat: Group | "alone", who: Neighbour, facts: Facts, as?: string): string {
    const from = chat === "alone" ? who.lid : chat.id;
    const author = chat === "alone" ? {} : { author: who.lid };
    const id = this.#newId(from, chat === "alone" ? undefined : who, as);
    const at = this.#now();
    const t = Math.floor(at / 1000);
    const record = { id, from, to: this.self.phone, ...author, t, notifyName: who.name, ...facts };
    if (this.find(id) === undefined) {
      this.#records.push(record);
      const text = String(facts["body"]);
      const standing = {
        id,
        chat: from,
        author: who.lid,
        isOwn: false,
        at,
        text,
        type: String(facts["type"]),
      };
      this.messages.push({
        ...standing,
        reactions: new Map(),
        isPinned: false,
        isRemoved: false,
        changes: 0,
      });
    }
    this.#tell("message", record);
    return id;
  }

  #newId(chat: string, who?: Neighbour, as?: string): string {
    const stanza = as ?? `AC${String((this.#count += 1)).padStart(30, "0")}`;
    return ["false", chat, stanza, ...(who && chat.endsWith("@g.us") ? [who.lid] : [])].join("_");
  }

  #tell(tells: string, facts?: unknown): void {
    this.#page?.send(JSON.stringify({ tells, facts }));
  }

  #hear({ told, request, ...facts }: Facts, page: WebSocket): void {
    const id = String(facts["id"]);
    const standing = this.find(id);
    if (told === "sent") this.#keep(facts);
    if (told === "edited" && standing) {
      standing.text = String(facts["body"]);
      standing.changes += 1;
      this.refused.push(...whatIsRefused(standing));
    }
    if (told === "reacted") standing?.reactions.set(this.self.lid, String(facts["sign"]));
    if (told === "removed" && standing) standing.isRemoved = true;
    if ((told === "pinned" || told === "unpinned") && standing) standing.isPinned = told === "pinned";
    if (told === "typing") this.typing.push(String(facts["chat"]));
    if (told === "missing" || told === "broken") this.broken.push(JSON.stringify(facts));
    this.emit(String(told), facts);
    if (request !== undefined) page.send(JSON.stringify({ tells: "has", facts: request }));
  }

  #keep({ message, file }: Facts): void {
    const record = message as Facts;
    const text = (record["caption"] ?? record["body"] ?? "") as string;
    const options = record["pollOptions"] as readonly { readonly name: string }[] | undefined;
    const quoted = record["quotedStanzaID"];
    const found = this.messages.find(({ id }) => stanzaOf(id) === quoted);
    const standing: Standing = {
      ...{ id: String(record["id"]), chat: String(record["to"]), author: this.self.lid, isOwn: true },
      ...{ at: Number(record["t"]) * 1000, text, type: String(record["type"]) },
      ...(options
        ? { poll: { question: String(record["pollName"]), options: options.map(({ name }) => name) } }
        : {}),
      ...(typeof file === "string"
        ? {
            file: {
              ...{ name: String(record["filename"]), type: String(record["mimetype"]) },
              bytes: Buffer.from(file, "base64"),
            },
          }
        : {}),
      ...(record["eventName"] === undefined
        ? {}
        : { event: { title: record["eventName"] as string, from: Number(record["eventStartTime"]) * 1000 } }),
      ...(found ? { quoted: found.id } : {}),
      ...{ reactions: new Map(), isPinned: false, isRemoved: false, changes: 0 },
    };
    this.#records.push(record);
    this.messages.push(standing);
    this.refused.push(...whatIsRefused(standing));
  }
}

function stanzaOf(message: string): string {
  return message.split("_")[2] ?? "";
}

function chatOf(message: string): string {
  return message.split("_")[1] ?? "";
}
