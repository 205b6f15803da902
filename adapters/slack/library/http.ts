import { createServer } from "node:http";
import { NotAdmitted } from "../../../src/chat/adapter.ts";
import { admit, endpoint } from "./admission.ts";
import { makeApp } from "./app.ts";
import { silentLogger, type Bolt } from "./bolt.ts";
import type { Connection, Hearing } from "./library.ts";

const farewell = 500;
/** A whole request takes no longer. */
const longestRequest = 10_000;
/** Longer than whoever stands before us keeps a connection: else it is closed while the next request is on its way. */
const longestIdle = 75_000;

export interface HttpSettings {
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly port: number;
}

/** Hears Slack at an address of the bot's own. */
export function hearOverHttp(
  bolt: Bolt,
  { apiUrl, signingSecret, port }: HttpSettings,
  hearing: Hearing,
): Connection {
  const receiver = new bolt.HTTPReceiver({
    ...{ signingSecret, endpoints: endpoint, logger: silentLogger(bolt) },
    // What was not saved is told again by Slack.
    processEventErrorHandler: ({ error, response }) => {
      hearing.failed(error);
      if (!response.headersSent) response.writeHead(503).end();
      return Promise.resolve(true);
    },
  });
  makeApp(bolt, apiUrl, hearing, receiver);
  const server = createServer(admit((request, response) => receiver.requestListener(request, response)));
  server.requestTimeout = longestRequest;
  server.keepAliveTimeout = longestIdle;
  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => {
          const isTaken = error.code === "EADDRINUSE" || error.code === "EACCES";
          const why = `Port ${port} cannot be used. Choose another one with SLACK_PORT.`;
          reject(isTaken ? new NotAdmitted(why) : error);
        });
        server.listen(port, resolve);
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), farewell).unref();
      }),
  };
}
