import { placesOf, refuseForeign } from "../files/counted.ts";
import { readPabulibScores } from "../files/pabulibVotes.ts";
import { readScoreTable, scoreScale } from "../files/valueTables.ts";
import type { CountFile } from "../report.ts";
import { countDots, type DotBallot, refuseDots } from "./dots.ts";
import { badBallot, pointed, readEither, votesBars } from "./pointFiles.ts";
import type { ScoreBallot } from "./scores.ts";

/** Dots from CSV or a cumulative .pb file. */
export const countDotFile: CountFile = (bytes, options, progress) => {
  refuseForeign(options, ["seats", "dots", "perOption"]);
  const scores = readEither(bytes, options, readPabulibScores, readScoreTable);
  const { dots, perOption, seats = 1 } = options;
  const limits = {
    ...(dots === undefined ? {} : { dots }),
    ...(perOption === undefined ? {} : { perOption }),
  };
  const ballots = scores.ballots.map((ballot) => readDots(ballot, limits));
  progress?.(0.5);
  const places = placesOf(bytes, scores.options, options.order);
  const result = countDots(scores.options, ballots, { ...limits, seats, places });
  progress?.(1);
  return pointed(bytes, options, limits, result, votesBars(result, "dots"), scores.names);
};

const mostDots = 10_000n;

function readDots(
  { weight, scores, line }: ScoreBallot & { readonly line?: number },
  limits: { readonly dots?: number; readonly perOption?: number },
): DotBallot {
  const dots = scores.map((score) => {
    const units = score ?? 0n;
    const whole = units / BigInt(scoreScale);
    if (units % BigInt(scoreScale) !== 0n || whole < 0n || whole > mostDots) {
      throw badBallot(line, `dots are whole numbers from 0 to ${mostDots.toString()}`);
    }
    return Number(whole);
  });
  const spoilt = refuseDots(dots, dots.length, limits);
  if (!spoilt) return { weight, dots };
  const used = dots.reduce((sum, each) => sum + each, 0);
  throw badBallot(
    line,
    spoilt.refused === "too-many-dots"
      ? `${used} dots, where a voter has ${limits.dots ?? 0}`
      : `${Math.max(...dots)} dots on one option, where ${limits.perOption ?? 0} are allowed`,
  );
}
