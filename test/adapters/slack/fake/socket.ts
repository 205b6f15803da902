import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import type { Acknowledged, Deliver } from "./deliver.ts";
import { patience } from "./limits.ts";
import type { Json } from "./state.ts";

/** The sockets of Socket Mode: each address opens one, once. */
export interface Sockets {
  readonly deliver: Deliver;
  readonly newTicket: () => string;
  readonly open: () => number;
  /** How many sockets were opened until now. */
  readonly opened: () => number;
  /** Resolves when a socket is open. */
  readonly connected: () => Promise<void>;
  /** Ends every socket: politely, or as a cut cable does. */
  readonly drop: (how: "refresh" | "cut") => void;
  /** Sends these bytes as they are. */
  readonly send: (text: string) => void;
  readonly close: () => Promise<void>;
}

const pinging = 1000;

export function makeSockets(server: Server, appId: string): Sockets {
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const waiting = new Map<string, (answer: Json | undefined) => void>();
  const watching = new Set<() => void>();
  let count = 0;
  const listening = new WebSocketServer({ noServer: true });

  server.on("upgrade", (request, socket, head) => {
    const ticket = (request.url ?? "").split("ticket=")[1] ?? "";
    if (!tickets.delete(ticket)) return void socket.destroy();
    listening.handleUpgrade(request, socket, head, (opened) => greet(opened));
  });

  function greet(socket: WebSocket): void {
    count += 1;
    sockets.add(socket);
    const pings = setInterval(() => socket.ping("Ping from Slack"), pinging);
    socket.on("close", () => {
      clearInterval(pings);
      sockets.delete(socket);
    });
    socket.on("error", () => socket.terminate());
    socket.on("message", (data: Buffer) => {
      const { envelope_id: envelope, payload } = JSON.parse(data.toString()) as Json;
      waiting.get(String(envelope))?.(payload as Json | undefined);
    });
    socket.send(
      JSON.stringify({ type: "hello", num_connections: sockets.size, connection_info: { app_id: appId } }),
    );
    for (const wake of watching) wake();
  }

  const deliver: Deliver = async ({ kind, body }, { number, reason }) => {
    const socket = [...sockets].at(-1);
    if (!socket) return { ok: false, after: 0, answer: undefined };
    const envelope = randomUUID();
    const began = performance.now();
    const answered = new Promise<Acknowledged>((resolve) => {
      const end = (ok: boolean, answer?: Json): void => {
        clearTimeout(late);
        socket.off("close", lost);
        waiting.delete(envelope);
        resolve({ ok, after: performance.now() - began, answer });
      };
      const late = setTimeout(() => end(false), patience);
      const lost = (): void => end(false);
      socket.once("close", lost);
      waiting.set(envelope, (answer) => end(true, answer));
    });
    const retried = kind === "events_api" ? { retry_attempt: number, retry_reason: reason ?? "" } : {};
    const accepts = kind !== "events_api";
    const text = {
      envelope_id: envelope,
      type: kind,
      payload: body,
      accepts_response_payload: accepts,
      ...retried,
    };
    socket.send(JSON.stringify(text));
    return answered;
  };

  return {
    deliver,
    newTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    open: () => sockets.size,
    opened: () => count,
    connected: () =>
      new Promise((resolve) => {
        const wake = (): void => {
          if (sockets.size === 0) return;
          watching.delete(wake);
          resolve();
        };
        watching.add(wake);
        wake();
      }),
    drop(how) {
      for (const socket of sockets) {
        if (how === "cut") socket.terminate();
        else socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      }
    },
    send(text) {
      for (const socket of sockets) socket.send(text);
    },
    close() {
      for (const socket of sockets) socket.terminate();
      return new Promise((resolve) => listening.close(() => resolve()));
    },
  };
}
