import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { parse } from "node:querystring";

/** Where Slack tells what happens; the same as in the manifest. */
export const endpoint = "/slack/events";
/** https://docs.slack.dev/authentication/verifying-requests-from-slack: older may be a replay, and so may one from ahead. */
const mostSeconds = 5 * 60;
/** What Slack sends is far shorter. */
const mostBytes = 1_000_000;

/** Lets through to the library only what it can read; whether Slack signed it, the library finds out. */
export function admit(library: RequestListener): RequestListener {
  return (request, response) => {
    admitOne(request, response).catch(() => refuse(response, 400));
  };

  async function admitOne(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path] = (request.url ?? "").split("?");
    if (path !== endpoint) {
      refuse(response, 404);
      return;
    }
    if (request.method !== "POST") {
      refuse(response, 405);
      return;
    }
    const sent = request.headers["x-slack-request-timestamp"];
    const isSigned = typeof request.headers["x-slack-signature"] === "string";
    if (!isSigned || typeof sent !== "string" || !/^\d{1,12}$/.test(sent)) {
      refuse(response, 401);
      return;
    }
    if (Math.abs(Date.now() / 1000 - Number(sent)) > mostSeconds) {
      refuse(response, 401);
      return;
    }
    const body = await readBody(request);
    if (!body) {
      refuse(response, 413);
      return;
    }
    if (!isReadable(body, request.headers["content-type"])) {
      refuse(response, 400);
      return;
    }
    // The library takes a body that was read before it from here.
    library(Object.assign(request, { rawBody: body }), response);
  }
}

/** Undefined where there is too much of it. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** An object, as JSON or as a form: anything else makes the library throw where nobody catches it. */
function isReadable(body: Buffer, type: string | undefined): boolean {
  const text = body.toString();
  const payload = type === "application/x-www-form-urlencoded" ? parse(text)["payload"] : text;
  if (typeof payload !== "string") return payload === undefined;
  const value: unknown = JSON.parse(payload);
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status, { connection: "close" }).end();
}
