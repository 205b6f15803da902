import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import type { Health } from "./health.ts";

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const loopback = "127.0.0.1";
const mostPorts = 20;
const inUse = "EADDRINUSE";

/** The pages of the playground and `/health`, which answers 503 when something is wrong. */
export function makeServer(
  pages: (request: Request) => Response | Promise<Response>,
  health: () => Promise<Health>,
): Hono {
  const app = new Hono();
  app.get("/health", async (context) => {
    const now = await health();
    return context.json(now, now.ok ? 200 : 503, { "Cache-Control": "no-store" });
  });
  app.all("*", (context) => pages(context.req.raw));
  return app;
}

/** Listens on this computer only, at this port or the next one that is free. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  for (let next = port; ; next += 1) {
    const listening = await tryPort(app, next);
    if (listening) return listening;
    if (next - port === mostPorts) {
      throw new Error(
        `The ports ${port} to ${next} are all in use. Choose another with PORT, for example PORT=9000.`,
      );
    }
  }
}

function tryPort(app: Hono, port: number): Promise<Listening | undefined> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === inUse) resolve(undefined);
      else reject(error);
    });
    server.listen(port, loopback, () => {
      const address = server.address() as AddressInfo;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          if ("closeAllConnections" in server) server.closeAllConnections();
        });
      resolve({ port: address.port, close });
    });
  });
}
