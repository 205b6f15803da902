import type { IncomingMessage, ServerResponse } from "node:http";
import { checkBlocks } from "./blocks.ts";
import { responseLife, responseUses } from "./limits.ts";
import { chat } from "./methods/chat.ts";
import { conversations } from "./methods/conversations.ts";
import { others } from "./methods/others.ts";
import { views } from "./methods/views.ts";
import type { Call, Method } from "./methods/call.ts";
import { Refused } from "./refusal.ts";
import type { Rates } from "./rates.ts";
import type { Json, State } from "./state.ts";

const methods: Readonly<Record<string, Method>> = { ...chat, ...conversations, ...others, ...views };

/** What each method needs, as https://docs.slack.dev/reference/methods says; one of several suffices. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "conversations.open": ["im:write"],
  "conversations.info": ["channels:read", "groups:read", "im:read"],
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "users.info": ["users:read"],
  "reactions.add": ["reactions:write"],
  "files.getUploadURLExternal": ["files:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.info": ["files:read"],
};

/** What goes wrong once, or until it is taken away. */
export type Planted =
  | { readonly error: string }
  | { readonly status: number; readonly wait?: number }
  /** The call is carried out, its answer never arrives. */
  | { readonly lost: true }
  | { readonly late: number }
  /** The call is carried out at once, its answer comes so many milliseconds later. */
  | { readonly slow: number };

export interface WebSettings {
  readonly state: State;
  readonly rates: Rates;
  readonly token: () => string;
  readonly appToken: string;
  readonly scopes: () => readonly string[];
  readonly planted: (method: string) => Planted | undefined;
  readonly called: (method: string, given: Json, answer: Json) => void;
  readonly address: () => string;
  /** Where a socket is opened; undefined while none is given. */
  readonly socketAddress: () => string;
}

/** The Web API, uploads, files and response addresses. */
export function makeWeb(settings: WebSettings): (request: IncomingMessage, response: ServerResponse) => void {
  const { state } = settings;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, room = "", name = ""] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
    const body = await readBody(request);
    if (room === "api") return callMethod(name, request, response, body);
    if (room === "upload") {
      keepUpload(name, response, body);
      return;
    }
    if (room === "files") {
      sendFile(name, request, response);
      return;
    }
    if (room === "respond") {
      answerJson(response, 200, respondTo(name, body));
      return;
    }
    response.writeHead(404).end();
  }

  async function callMethod(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): Promise<void> {
    const given = readGiven(request.headers["content-type"] ?? "", body);
    const planted = settings.planted(name);
    if (planted && "late" in planted) await new Promise((resolve) => setTimeout(resolve, planted.late));
    if (planted && "status" in planted) {
      const wait = planted.wait === undefined ? {} : { "retry-after": String(planted.wait) };
      settings.called(name, given, { status: planted.status });
      response.writeHead(planted.status, wait).end();
      return;
    }
    const channel = typeof given["channel"] === "string" ? given["channel"] : undefined;
    const wait = settings.rates.tooFast(name, channel);
    if (wait !== undefined) {
      settings.called(name, given, { error: "ratelimited" });
      response.writeHead(429, { "retry-after": String(wait), "content-type": "application/json" });
      response.end(JSON.stringify({ ok: false, error: "ratelimited" }));
      return;
    }
    const answer =
      planted && "error" in planted ? { ok: false, error: planted.error } : run(name, given, request);
    settings.called(name, given, answer);
    if (planted && "slow" in planted) await new Promise((resolve) => setTimeout(resolve, planted.slow));
    if (planted && "lost" in planted) return void request.socket.destroy();
    answerJson(response, 200, answer, { "x-oauth-scopes": settings.scopes().join(",") });
  }

  function run(name: string, given: Json, request: IncomingMessage): Json {
    try {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? given["token"];
      if (token === undefined) throw new Refused("not_authed");
      if (name === "apps.connections.open") {
        if (token !== settings.appToken) throw new Refused("invalid_auth");
        return { ok: true, url: settings.socketAddress() };
      }
      if (token !== settings.token()) throw new Refused("invalid_auth");
      const method = methods[name];
      if (!method) throw new Refused("unknown_method");
      const needed = scopes[name];
      if (needed && !needed.some((scope) => settings.scopes().includes(scope))) {
        throw new Refused("missing_scope", { needed: needed[0], provided: settings.scopes().join(",") });
      }
      const call: Call = { state, given, address: settings.address() };
      return { ok: true, ...method(call) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { ok: false, error: error.error, ...error.more };
    }
  }

  function keepUpload(id: string, response: ServerResponse, body: Buffer): void {
    const file = state.files.get(id);
    if (!file) return void response.writeHead(404).end();
    file.content = contentOf(body, file.length);
    response.writeHead(200).end(`OK - ${file.content.length}`);
  }

  function sendFile(id: string, request: IncomingMessage, response: ServerResponse): void {
    const file = state.files.get(id);
    const isMine = request.headers.authorization === `Bearer ${settings.token()}`;
    // Without the token Slack answers with a page to log in, not with an error.
    if (!isMine)
      return void response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in</html>");
    if (file?.content === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.type }).end(file.content);
  }

  function respondTo(id: string, body: Buffer): Json {
    const known = state.responses.get(id);
    if (!known) return { ok: false, error: "invalid_url" };
    known.uses += 1;
    if (known.uses > responseUses) return { ok: false, error: "used_url" };
    const given = JSON.parse(body.toString()) as Json;
    const at = state.posts.findIndex(({ ts }) => ts === known.ts);
    if (given["delete_original"] === true) {
      if (at >= 0) state.posts.splice(at, 1);
      return { ok: true };
    }
    try {
      const text = typeof given["text"] === "string" ? given["text"] : "";
      const blocks = given["blocks"] === undefined ? [] : checkBlocks(given["blocks"], "message");
      const before = state.posts[at];
      if (given["replace_original"] === true && before) {
        Object.assign(before, { text, blocks });
        before.edits += 1;
        return { ok: true };
      }
      state.posts.push({
        ...{
          ts: state.stamp(),
          channel: known.channel,
          user: state.botUser,
          text,
          blocks,
          thread: undefined,
        },
        ...{ only: given["response_type"] === "in_channel" ? undefined : known.user },
        ...{ metadata: undefined, files: [], reactions: [], edits: 0 },
      });
      return { ok: true };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { ok: false, error: error.error };
    }
  }

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
}

/** An address at which a person may be answered for half an hour. */
export function responseAddress(
  state: State,
  address: string,
  channel: string,
  user: string,
  ts?: string,
): string {
  const id = state.fresh("R");
  state.responses.set(id, { channel, user, uses: 0, ...(ts === undefined ? {} : { ts }) });
  setTimeout(() => state.responses.delete(id), responseLife).unref();
  return `${address}/respond/${id}`;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A form whose lists and objects are JSON, or JSON as a whole. */
function readGiven(type: string, body: Buffer): Json {
  if (type.startsWith("application/json")) return JSON.parse(body.toString()) as Json;
  const fields = [...new URLSearchParams(body.toString())];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, /^[[{]/.test(value) ? parsed(value) : value]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The bytes themselves, or the one part of a form that holds them. */
function contentOf(body: Buffer, length: number): Buffer {
  if (body.length === length) return body;
  const start = body.indexOf("\r\n\r\n") + 4;
  return body.subarray(start, start + length);
}

function answerJson(
  response: ServerResponse,
  status: number,
  answer: Json,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(answer));
}
