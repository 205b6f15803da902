import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { makeBuckets, type Rates } from "./rates.ts";
import { FakeRefusal } from "./refusal.ts";
import { findRoute, type Route } from "./routes.ts";
import type { State } from "./state.ts";

export interface Web {
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

export interface WebParts {
  readonly state: State;
  readonly routes: readonly Route[];
  readonly rates: () => Rates;
  /** What a test lets go wrong with a request: a status to answer, or nothing. */
  readonly trouble: (method: string, path: string) => number | undefined;
}

/** Discord's web interface on this computer. */
export async function openWeb({ state, routes, rates, trouble }: WebParts): Promise<Web> {
  const buckets = makeBuckets(rates);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://127.0.0.1");
    const method = request.method ?? "GET";
    const path = pathname.replace(/^\/api\/v10/, "");
    const { body, files } = await readBody(request);
    const isCall = path.startsWith("/interactions/") || path.startsWith("/webhooks/");
    const reply = (status: number, told: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      state.asked.push({ method, path, status, body });
      const text = told === undefined ? "" : JSON.stringify(told);
      response.writeHead(status, { ...headers, ...(text ? { "content-type": "application/json" } : {}) });
      response.end(text);
    };
    const wrong = trouble(method, path);
    if (wrong !== undefined) {
      reply(wrong, { code: 0, message: "something went wrong here" });
      return;
    }
    if (!isCall && request.headers.authorization !== `Bot ${state.token}`) {
      reply(401, { code: 0, message: "401: Unauthorized" });
      return;
    }
    const taken = buckets.take(bucketOf(method, path), !isCall);
    if (!taken.allowed) {
      const told = {
        message: "You are being rate limited.",
        retry_after: taken.after,
        global: taken.isGlobal,
      };
      reply(429, told, { ...taken.headers, "retry-after": String(taken.after) });
      return;
    }
    try {
      const told = findRoute(routes, method, path)({ body, files, query });
      reply(told === undefined ? 204 : 200, told, taken.headers);
    } catch (error) {
      if (!(error instanceof FakeRefusal)) throw error;
      reply(error.status, { code: error.code, message: error.message }, taken.headers);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Requests of one kind to one channel, server or call count together. */
function bucketOf(method: string, path: string): string {
  if (path.startsWith("/webhooks/") || path.startsWith("/interactions/")) return `${method} ${path}`;
  const [, room = "", id = "", ...rest] = path.split("/");
  return `${method} /${room}/${id}/${rest.map((part) => part.replace(/^\d{8,}$/, "")).join("/")}`;
}

interface Body {
  readonly body: unknown;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return { body: undefined, files: new Map() };
  if (!type.startsWith("multipart/")) {
    return { body: JSON.parse(bytes.toString("utf8")) as unknown, files: new Map() };
  }
  const parts = partsOf(bytes, /boundary="?([^";]+)/.exec(type)?.[1] ?? "");
  const told = parts.get("payload_json");
  parts.delete("payload_json");
  return { body: told && (JSON.parse(told.toString("utf8")) as unknown), files: parts };
}

/** The parts of a form with files, by name: https://www.rfc-editor.org/rfc/rfc7578 */
function partsOf(bytes: Buffer, boundary: string): Map<string, Buffer> {
  const mark = Buffer.from(`--${boundary}`);
  const parts = new Map<string, Buffer>();
  for (let at = bytes.indexOf(mark); at >= 0;) {
    const next = bytes.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const head = bytes.indexOf("\r\n\r\n", at);
    const name = /name="([^"]+)"/.exec(bytes.toString("utf8", at, head))?.[1];
    if (name !== undefined) parts.set(name, bytes.subarray(head + 4, next - 2));
    at = next;
  }
  return parts;
}
