import {
  addRationals,
  compareRationals,
  rational,
  type Rational,
  reduceRational,
  subtractRationals,
} from "../rational.ts";
import type { Project } from "./election.ts";
import type { SharesResult } from "./equalShares.ts";
import { real, whole } from "./numbers.ts";

/** What one voter paid and got; for their eyes only, as it shows the ballot. Amounts are exact, in the smallest unit. */
export interface VoterLine {
  /** What they held in the run that counts. */
  readonly share: Rational;
  readonly paid: readonly { readonly project: Project; readonly amount: Rational; readonly full: boolean }[];
  /** Funded projects of theirs that cost them nothing: free, or added with money left over. */
  readonly unpaid: readonly Project[];
  readonly notFunded: readonly Project[];
  readonly left: Rational;
}

/**
 * A voter's own line of a result: what they paid for each project they support, in the order of purchase. Voters are
 * numbered from 0, in the order of the ballots. Throws RangeError when there is no such voter.
 */
export function tellVoter(result: SharesResult, voterIndex: number): VoterLine {
  const { election, support, rounds, notFunded } = result;
  const ballot = election.ballots.ofVoter[voterIndex];
  if (ballot === undefined || result.share === null) throw new RangeError(`there is no voter ${voterIndex}`);
  const points = new Map<Project, number>();
  const end = whole(support.ballotStart, ballot + 1);
  for (let entry = whole(support.ballotStart, ballot); entry < end; entry += 1) {
    const project = election.projects[whole(support.ballotProject, entry)];
    if (project) points.set(project, real(support.ballotPoints, entry));
  }
  const paid: { project: Project; amount: Rational; full: boolean }[] = [];
  const unpaid: Project[] = [];
  let left = reduceRational(result.share);
  for (const { project, payers } of rounds) {
    const gives = points.get(project);
    if (gives === undefined) continue;
    if (payers === null) {
      unpaid.push(project);
      continue;
    }
    const { numerator, denominator } = payers.price;
    const price = rational(numerator * BigInt(gives), denominator);
    const full = compareRationals(left, price) >= 0;
    const amount = reduceRational(full ? price : left);
    paid.push({ project, amount, full });
    left = reduceRational(subtractRationals(left, amount));
  }
  return {
    share: reduceRational(result.share),
    paid,
    unpaid,
    notFunded: notFunded.map(({ project }) => project).filter((project) => points.has(project)),
    left,
  };
}

/** The sum of what a voter paid. */
export function totalPaid(line: VoterLine): Rational {
  return line.paid.reduce((sum, { amount }) => reduceRational(addRationals(sum, amount)), rational(0n));
}
