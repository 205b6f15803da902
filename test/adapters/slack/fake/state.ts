/** What our loopback Slack knows: one workspace with people, conversations, messages, views and files. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly isBot?: true;
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "direct";
  readonly members: Set<string>;
  archived?: true;
}

export type Json = Readonly<Record<string, unknown>>;

export interface Post {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  text: string;
  blocks: readonly Json[];
  readonly thread: string | undefined;
  /** The only one who sees it. */
  readonly only: string | undefined;
  readonly metadata: Json | undefined;
  readonly files: readonly string[];
  readonly reactions: { readonly name: string; readonly user: string }[];
  edits: number;
}

export interface View {
  readonly id: string;
  readonly user: string;
  hash: string;
  view: Json;
}

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly alternative: string | undefined;
  readonly type: string;
  content: Buffer | undefined;
  readonly channels: Set<string>;
  /** Whether its upload was completed. */
  isWhole: boolean;
}

interface Trigger {
  readonly user: string;
  readonly expires: number;
  used: boolean;
}

export interface State {
  readonly team: string;
  readonly appId: string;
  readonly botUser: string;
  readonly botId: string;
  readonly people: Map<string, Person>;
  readonly rooms: Map<string, Room>;
  readonly posts: Post[];
  readonly views: Map<string, View>;
  /** What each person's home tab shows. */
  readonly homes: Map<string, View>;
  readonly files: Map<string, StoredFile>;
  readonly triggers: Map<string, Trigger>;
  /** Of each response address: where it leads, until when, and how often it was used. */
  readonly responses: Map<
    string,
    { readonly channel: string; readonly user: string; readonly ts?: string; uses: number }
  >;
  /** Milliseconds since 1970, as this Slack sees it: what messages are dated with. */
  now: () => number;
  readonly fresh: (prefix: string) => string;
  readonly stamp: () => string;
}

const botUser = "U0BUURTBOT";

export function makeState(team: string): State {
  let count = 0;
  const state: State = {
    ...{ team, appId: "A0BUURT", botUser, botId: "B0BUURTBOT" },
    people: new Map([
      [botUser, { id: botUser, name: "buurtbot", locale: "nl-NL", zone: "Europe/Amsterdam", isBot: true }],
    ]),
    rooms: new Map(),
    posts: [],
    views: new Map(),
    homes: new Map(),
    files: new Map(),
    triggers: new Map(),
    responses: new Map(),
    now: () => Date.now(),
    fresh: (prefix) => `${prefix}${String((count += 1)).padStart(8, "0")}`,
    stamp: () => `${Math.floor(state.now() / 1000)}.${String((count += 1)).padStart(6, "0")}`,
  };
  return state;
}

export function directRoom(state: State, user: string): Room {
  const id = `D${user.slice(1)}`;
  const known = state.rooms.get(id);
  if (known) return known;
  const room: Room = { id, name: "directmessage", kind: "direct", members: new Set([user, state.botUser]) };
  state.rooms.set(id, room);
  return room;
}
