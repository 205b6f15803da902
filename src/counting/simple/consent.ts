import { type Quorum, type QuorumReached, reachQuorum, wholeNumber } from "./quorum.ts";

/** How people answered; `objections` are those nobody resolved or took back before the deadline. */
export interface ConsentAnswers {
  readonly consent: number;
  /** Recorded and shown, not an objection. */
  readonly standAside: number;
  readonly objections: number;
}

export interface ConsentResult {
  readonly rule: { readonly name: "consent"; readonly version: 1 };
  readonly outcome: "accepted" | "rejected" | "no-decision";
  readonly reason: "no-objection" | "objection" | "quorum-missed" | "no-votes";
  readonly quorum: QuorumReached;
}

/**
 * Consent: accepted iff no objection stands at the deadline and the quorum is met, everyone who answered counted (with
 * `counts: "yes-and-no"` those who stand aside are not). One objection rejects, however many consent, quorum or not.
 * Silence of all is no decision. Throws RangeError on numbers that are not whole. Axiom: another consent never undoes an
 * acceptance, another objection never makes one.
 */
export function decideConsent(
  answers: ConsentAnswers,
  charter: { readonly quorum?: Quorum; readonly entitled: number },
): ConsentResult {
  const objections = wholeNumber(answers.objections, "objections");
  const decided = wholeNumber(answers.consent, "consent") + objections;
  const cast = decided + wholeNumber(answers.standAside, "stand aside");
  const counted = charter.quorum?.counts === "yes-and-no" ? decided : cast;
  const quorum = reachQuorum(charter.quorum, counted, wholeNumber(charter.entitled, "entitled"));
  const rule = { name: "consent", version: 1 } as const;
  if (cast === 0) return { rule, outcome: "no-decision", reason: "no-votes", quorum };
  if (objections > 0) return { rule, outcome: "rejected", reason: "objection", quorum };
  if (quorum.missing > 0) return { rule, outcome: "no-decision", reason: "quorum-missed", quorum };
  return { rule, outcome: "accepted", reason: "no-objection", quorum };
}
