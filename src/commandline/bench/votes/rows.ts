import { createHash, randomBytes } from "node:crypto";
import { neighbour, number, place } from "./contender.ts";

/** What the bot writes down of one vote and does not take out again: five rows, and the group's card once more. */
export interface VoteRows {
  readonly seen: { readonly key: string; readonly at: Date };
  readonly ballot: {
    readonly groupId: string;
    readonly number: number;
    readonly memberId: string;
    readonly choice: string;
    readonly at: Date;
  };
  readonly undo: {
    readonly memberId: string;
    readonly groupId: string;
    readonly sentence: string;
    readonly at: Date;
  };
  readonly journal: {
    readonly groupId: string;
    readonly number: number;
    readonly at: Date;
    readonly sayer: string;
    readonly command: string;
    readonly sentence: string;
    readonly effects: string;
    readonly before: string;
    readonly hash: string;
  };
  readonly receipt: {
    readonly groupId: string;
    readonly platform: string;
    readonly channel: string;
    readonly person: string;
    readonly message: string;
    readonly actions: string;
    readonly sentAt: Date;
  };
  /** The buttons of the card that is changed. */
  readonly card: { readonly message: string; readonly actions: string };
}

/** What stands in a database before the votes begin. */
export interface Ground {
  readonly groupId: string;
  /** The newest row of its journal. */
  readonly head: number;
  readonly card: VoteRows["card"];
}

/** Makes the rows of one vote after another, as the bot would write them. */
export function makeRows({ groupId, head, card }: Ground): (voter: number) => VoteRows {
  let last = { number: head, hash: "0".repeat(64) };
  return (voter) => {
    const { author, memberId } = neighbour(voter);
    const at = new Date();
    const effects = JSON.stringify([{ kind: "ballot", key: `${number}/${memberId}`, value: "yes" }]);
    const hash = createHash("sha256").update(`${last.hash}${effects}${at.toISOString()}`).digest("hex");
    const said = { sayer: memberId, command: "vote", sentence: `vote ${number} yes`, effects };
    const journal = { groupId, number: last.number + 1, at, ...said, before: last.hash, hash };
    last = { number: journal.number, hash };
    const message = randomBytes(12).toString("base64url");
    return {
      seen: { key: randomBytes(32).toString("base64url"), at },
      ballot: { groupId, number, memberId, choice: "yes", at },
      undo: { memberId, groupId, sentence: `unvote ${number}`, at },
      journal,
      receipt: { groupId, ...place, person: author, message, actions: "[]", sentAt: at },
      card,
    };
  };
}
