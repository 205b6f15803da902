import type { State } from "../../../src/chat/adapter.ts";
import type { Api } from "../api.ts";
import type { Payload } from "../read/payloads.ts";

/** What the adapter wants of Slack's own library; only this folder and `index.ts` know that library itself. */
export interface Library {
  api(token: string): Api;
  /** A way of hearing Slack, not yet open. */
  hear(hearing: Hearing): Connection;
}

export interface Hearing {
  readonly team: string;
  readonly user: string;
  readonly bot: string | undefined;
  readonly token: string;
  /** Resolves when what arrived is saved, with what Slack is to be answered. */
  readonly take: (payload: Payload) => Promise<Readonly<Record<string, unknown>> | undefined>;
  readonly changed: (state: State) => void;
  /** Something went wrong that nobody waits for. */
  readonly failed: (error: unknown) => void;
}

export interface Connection {
  /** Resolves when Slack can be heard. Throws `NotAdmitted` when it will never be as it is set. */
  start(): Promise<void>;
  stop(): Promise<void>;
}
