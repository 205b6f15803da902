import { type Quorum, type QuorumReached, reachQuorum, wholeNumber } from "./quorum.ts";
import { checkShare, compareWithShare, leastVotes, type Share } from "./share.ts";

/** Ballots (or weights) per answer, whole numbers from 0. */
export interface YesNoVotes {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/**
 * What yes must reach: "more than 1/2" or "at least 2/3" of yes and no together (the default), of everyone who cast a
 * ballot, or of the entitled.
 */
export interface Threshold {
  readonly mode: "more-than" | "at-least";
  readonly share: Share;
  readonly of?: "yes-and-no" | "cast" | "entitled";
}

/** The charter of a yes/no vote, frozen when it opens; `entitled` is how many may vote. */
export interface MajorityCharter {
  readonly quorum?: Quorum;
  readonly threshold: Threshold;
  readonly entitled: number;
}

type MajorityReason =
  | "no-votes" // nobody cast a ballot
  | "all-abstained" // nobody said yes or no
  | "quorum-missed"
  | "threshold-met"
  | "tied" // exactly as many yes as no, and that is not enough
  | "threshold-missed";

export interface MajorityResult {
  readonly outcome: "accepted" | "rejected" | "no-decision";
  readonly reason: MajorityReason;
  readonly quorum: QuorumReached;
  /** `of` is the number the share is taken of, `needed` the yes votes that would have been enough. */
  readonly threshold: { readonly yes: number; readonly of: number; readonly needed: number };
  readonly rule: { readonly name: "majority"; readonly version: 1 };
}

/** More yes than no. */
export const moreYesThanNo: Threshold = { mode: "more-than", share: { part: 1, whole: 2 } };

/**
 * Decides a yes/no vote in whole numbers: accepted iff yes/of > (or >=) the share and the quorum is met. As many yes
 * as no is not "more than 1/2", so it rejects. No ballots, only abstentions or a missed quorum is no decision, never a
 * yes. Throws RangeError on votes or a charter that are not whole numbers from 0. Axioms: adding a yes, or turning a no
 * into a yes, never undoes an acceptance.
 */
export function decideMajority(votes: YesNoVotes, charter: MajorityCharter): MajorityResult {
  const yes = wholeNumber(votes.yes, "yes");
  const decided = yes + wholeNumber(votes.no, "no");
  const cast = decided + wholeNumber(votes.abstain, "abstain");
  const entitled = wholeNumber(charter.entitled, "entitled");
  const { share, mode } = charter.threshold;
  checkShare(share);
  const of = { "yes-and-no": decided, cast, entitled }[charter.threshold.of ?? "yes-and-no"];
  const counted = charter.quorum?.counts === "yes-and-no" ? decided : cast;
  const quorum = reachQuorum(charter.quorum, counted, entitled);
  const difference = compareWithShare(yes, of, share);
  const reason = ((): MajorityReason => {
    if (cast === 0) return "no-votes";
    if (decided === 0) return "all-abstained";
    if (quorum.missing > 0) return "quorum-missed";
    if (yes > 0 && (mode === "more-than" ? difference > 0 : difference >= 0)) return "threshold-met";
    return yes === votes.no ? "tied" : "threshold-missed";
  })();
  return {
    outcome: outcomes[reason],
    reason,
    quorum,
    threshold: { yes, of, needed: Math.max(1, leastVotes(of, share, mode)) },
    rule: { name: "majority", version: 1 },
  };
}

const outcomes = {
  "no-votes": "no-decision",
  "all-abstained": "no-decision",
  "quorum-missed": "no-decision",
  "threshold-met": "accepted",
  tied: "rejected",
  "threshold-missed": "rejected",
} as const;
