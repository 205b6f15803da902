import { type Rational, rational, reduceRational } from "../../rational.ts";
import { type Election, votersOf } from "../election.ts";

/** A resident's share is raised by a thousandth at a time: small change and large currencies take as long. */
const stepsToDouble = 1000n;

/** What each voter holds before add1 raises it; null where the form does not raise at all. */
export function firstShare(
  election: Election,
  form: "resident" | "pabutools" | "compute-tool",
): Rational | null {
  const voters = BigInt(votersOf(election));
  if (form !== "compute-tool") return rational(election.budget, voters);
  const all = election.projects.reduce((sum, { cost }) => sum + cost, 0n);
  if (all <= election.budget) return null;
  // Whole units of money, not of its smallest part.
  return rational((election.budget / (voters * election.scale)) * election.scale);
}

/** One unit of money in the forms of other programs; for residents at least that, and at least a thousandth of a share. */
export function stepOf(election: Election, form: "resident" | "pabutools" | "compute-tool"): Rational {
  const unit = rational(election.scale);
  if (form !== "resident") return unit;
  const voters = BigInt(votersOf(election));
  const thousandth = rational(election.budget, voters * stepsToDouble);
  return thousandth.numerator > unit.numerator * thousandth.denominator ? reduceRational(thousandth) : unit;
}
