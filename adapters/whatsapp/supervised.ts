import type { State } from "../../src/chat/adapter.ts";
import type { Arrived, Session } from "./library.ts";

/** A connection that is kept up: browsers and sessions come and go behind it. */
export interface Supervised {
  /** Begins; resolves at once. Progress is told by `state`. */
  start(listening: Listening): void;
  stop(): Promise<void>;
  state(): State;
  /** The session, or undefined while WhatsApp cannot be reached. */
  session(): Session | undefined;
  /** What the operator has to scan or type, while a login is needed. */
  login(): { readonly qr?: string; readonly code?: string } | undefined;
}

export interface Listening {
  /** Told as it happens, while the session is there. */
  heard(arrived: Arrived): void;
  /** The session is (again) there: what was missed can be fetched. */
  ready(session: Session): Promise<void>;
  /** The number was logged out on the phone: nothing is tried again until the operator logs in anew. */
  loggedOut(): Promise<void>;
}
