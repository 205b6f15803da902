import type { Temporal } from "temporal-polyfill";
import type { Place } from "./place.ts";

export interface Author {
  readonly id: string;
  readonly name?: string;
  /** Known only where the platform has administrators; there only they may start a group. */
  readonly administrator?: boolean;
  /** The roles that the platform gives this person, where it tells: they are worth here what the group mapped. */
  readonly roles?: GivenRoles;
  /** A program, not a person: what it says is never heard. */
  readonly automatic?: true;
  /** The language this person reads, where the platform tells. */
  readonly language?: string;
  /** The time zone in which this person reads, where the platform tells. */
  readonly zone?: string;
}

/** Ids of roles, and in what part of the platform they exist: a role of one server says nothing of another. */
interface GivenRoles {
  readonly within: string;
  readonly ids: readonly string[];
}

export interface FileReference {
  readonly id: string;
  readonly name: string;
}

/** What arrived from a platform, before anybody knows whether it is meant for the bot. */
export interface Inbound {
  /** Unique on its platform: the same id twice has one effect. */
  readonly id: string;
  /** The platform's time. */
  readonly at: Temporal.Instant;
  readonly place: Place;
  readonly author: Author;
  readonly how: "typed" | "pressed" | "filled" | "reacted" | "polled" | "joined" | "left";
  /** Said to the bot: by its name, a mention, `!`, or in a private chat. */
  readonly addressed: boolean;
  /** Of a press the sentence; of a poll the chosen option's sentence or its label; of a reaction the sign. */
  readonly text: string;
  /** The message replied to or reacted to. */
  readonly on?: string;
  readonly undone?: true;
  /** What was filled into the blanks of a form, by argument. */
  readonly filled?: Readonly<Record<string, string>>;
  readonly files?: readonly FileReference[];
}
