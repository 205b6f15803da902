import type { Arrived, Session } from "./library.ts";

/** What the operator scans or types to log the number in; as a QR code's text, or as a code of eight signs. */
export interface Login {
  readonly qr?: string;
  readonly code?: string;
}

/**
 * Why a connection ended: its browser or page is gone, another computer uses the number, or the phone logged it out.
 */
export type Ending = "gone" | "conflict" | "logged-out";

/** What one connection tells while it lives. */
export interface Watching {
  asks(login: Login): void;
  /** The number was let in; ready follows, or something is wrong. */
  admitted(): void;
  /** Told again where the page began anew. */
  ready(session: Session): void;
  heard(arrived: Arrived): void;
  /** The page has lost its line to WhatsApp, or has it again. */
  lineIs(open: boolean): void;
  /** Told once. */
  ended(why: Ending): void;
}

/** One life of a browser with WhatsApp's page in it. */
export interface Connection {
  /** Resolves when the page answers at all; fails where it cannot be asked. */
  answers(): Promise<void>;
  /** Ends the browser. Resolves when it is gone; never throws. */
  close(): Promise<void>;
}

export type Connect = (watching: Watching) => Connection;
