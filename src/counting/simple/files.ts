import type { CountFile } from "../report.ts";
import { countAverageFile } from "./averageFile.ts";
import { countConsentFile, countMajorityFile } from "./answerFiles.ts";
import { countDotFile } from "./dotFile.ts";
import { countMarkFile, countScoreFile } from "./pointFiles.ts";

/** Every simple rule on a file, by its name on the command line. */
export const simpleRules: Readonly<Record<string, CountFile>> = {
  majority: countMajorityFile,
  consent: countConsentFile,
  "single-choice": countMarkFile("single-choice"),
  "multiple-choice": countMarkFile("multiple-choice"),
  approval: countMarkFile("approval"),
  score: countScoreFile,
  dots: countDotFile,
  average: countAverageFile,
};
