import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { overHttp, type Acknowledged, type Deliver, type Told } from "./deliver.ts";
import { makePayloads, type Payloads } from "./payloads.ts";
import { makeRates } from "./rates.ts";
import { makeSockets, type Sockets } from "./socket.ts";
import { directRoom, makeState, type Json, type Person, type Post, type Room, type State } from "./state.ts";
import { makeWeb, type Planted } from "./web.ts";

export const botToken = "xoxb-loopback-only";
export const appToken = "xapp-loopback-only";
export const signingSecret = "loopback signing secret";

/** Every scope of our manifest; a test takes some away. */
export const allScopes = [
  ...["channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write"],
  ...[
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "reactions:read",
    "reactions:write",
    "users:read",
  ],
];

interface Called {
  readonly method: string;
  readonly given: Json;
  readonly answer: Json;
  readonly at: number;
}

/** A Slack on this computer: one workspace, its Web API, and the telling of what happens. */
export interface FakeSlack {
  readonly state: State;
  readonly address: string;
  readonly apiAddress: string;
  readonly payloads: Payloads;
  readonly sockets: Sockets;
  readonly calls: readonly Called[];
  /** Where what happens is told over HTTP; before that, over the sockets. */
  tellHttp(address: string): void;
  /** Tells once, without telling again. */
  readonly tell: (
    told: Told,
    attempt?: { readonly number: number; readonly reason?: string },
  ) => Promise<Acknowledged>;
  /** Tells as Slack does: an event that is not acknowledged again, three times. */
  readonly insist: (told: Told, waits?: readonly number[]) => Promise<Acknowledged>;
  addPerson(id: string, name: string, more?: Partial<Person>): Person;
  addRoom(id: string, kind: Room["kind"], members: readonly string[]): Room;
  direct(user: string): Room;
  /** Somebody writes; what they wrote and how it was acknowledged. */
  write(user: string, room: Room, text: string, more?: Partial<Post>): Post;
  plant(method: string, planted: Planted, times?: number): void;
  enforceRates(enforced: boolean): void;
  setScopes(scopes: readonly string[]): void;
  revoke(): void;
  /** What this person sees in a conversation, in order. */
  seenBy(user: string, room: Room): readonly Post[];
  close(): Promise<void>;
}

export async function startSlack({ team = "T0BUURT", port = 0 } = {}): Promise<FakeSlack> {
  const state = makeState(team);
  const calls: Called[] = [];
  const planted = new Map<string, { planted: Planted; times: number }>();
  let enforced = true;
  let scopes: readonly string[] = allScopes;
  let token = botToken;
  let telling: Deliver | undefined;
  let address = "";
  const web = makeWeb({
    ...{ state, rates: makeRates(() => enforced), appToken },
    token: () => token,
    scopes: () => scopes,
    planted(method) {
      const found = planted.get(method);
      if (!found) return undefined;
      found.times -= 1;
      if (found.times === 0) planted.delete(method);
      return found.planted;
    },
    called: (method, given, answer) => calls.push({ method, given, answer, at: performance.now() }),
    address: () => address,
    socketAddress: () => `${address.replace("http", "ws")}/link?ticket=${sockets.newTicket()}`,
  });
  const server = createServer(web);
  const sockets = makeSockets(server, state.appId);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const payloads = makePayloads(state, () => address);

  const tell: FakeSlack["tell"] = (told, attempt = { number: 0 }) =>
    (telling ?? sockets.deliver)(told, attempt);

  return {
    ...{ state, address, apiAddress: `${address}/api/`, payloads, sockets, calls, tell },
    tellHttp(to) {
      telling = overHttp(to, signingSecret);
    },
    async insist(told, waits = [0, 500, 1500]) {
      let acknowledged = await tell(told);
      const again = told.kind === "events_api" ? waits : [];
      for (const [index, wait] of again.entries()) {
        if (acknowledged.ok) break;
        await new Promise((resolve) => setTimeout(resolve, wait));
        acknowledged = await tell(told, { number: index + 1, reason: "http_error" });
      }
      return acknowledged;
    },
    addPerson(id, name, more = {}) {
      const person: Person = { id, name, locale: "nl-NL", zone: "Europe/Amsterdam", ...more };
      state.people.set(id, person);
      return person;
    },
    addRoom(id, kind, members) {
      const room: Room = { id, name: id.toLowerCase(), kind, members: new Set(members) };
      state.rooms.set(id, room);
      return room;
    },
    direct: (user) => directRoom(state, user),
    write(user, room, text, more = {}) {
      const post: Post = {
        ...{
          ts: state.stamp(),
          channel: room.id,
          user,
          text,
          blocks: [],
          thread: undefined,
          only: undefined,
        },
        ...{ metadata: undefined, files: [], reactions: [], edits: 0, ...more },
      };
      state.posts.push(post);
      return post;
    },
    plant: (method, what, times = 1) => planted.set(method, { planted: what, times }),
    enforceRates(value) {
      enforced = value;
    },
    setScopes(value) {
      scopes = value;
    },
    revoke() {
      token = "revoked";
    },
    seenBy: (user, room) =>
      state.posts.filter(({ channel, only }) => channel === room.id && (only === undefined || only === user)),
    async close() {
      await sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
