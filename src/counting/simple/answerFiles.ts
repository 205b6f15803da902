import { type Bar, drawBars, explainInput, hashOf, orderText, refuseForeign } from "../files/counted.ts";
import { formatOf } from "../files/kind.ts";
import { decodeText } from "../files/text.ts";
import { readAnswerTable } from "../files/valueTables.ts";
import { BadInput, type Counted, type CountFile, type CountOptions, type CountReport } from "../report.ts";
import { consentWords, tallyAnswers, yesNoWords } from "./answers.ts";
import { readQuorum, readThreshold } from "./charter.ts";
import { decideConsent } from "./consent.ts";
import { decideMajority } from "./majority.ts";
import type { QuorumReached } from "./quorum.ts";

/** A yes/no vote from CSV. `winners` is "yes" when accepted, "no" when rejected, empty for no decision. */
export const countMajorityFile: CountFile = (bytes, options) => {
  refuseForeign(options, ["quorum", "entitled", "threshold"]);
  const { options: titles, ballots } = readAnswerTable(textOf(bytes, options), yesNoWords);
  const tally = tallyAnswers(ballots);
  const votes = { yes: tally("yes"), no: tally("no"), abstain: tally("abstain") };
  const charter = {
    threshold: readThreshold(options.threshold),
    entitled: options.entitled ?? votes.yes + votes.no + votes.abstain,
    ...readQuorum(options.quorum, options.entitled),
  };
  const result = decideMajority(votes, charter);
  const { mode, share } = charter.threshold;
  const params = { threshold: `${mode.replace("-", " ")} ${share.part}/${share.whole}`, ...asked(options) };
  const bars = (["yes", "no", "abstain"] as const).map((answer) => ({
    label: answer,
    length: votes[answer],
    text: `${votes[answer]}`,
  }));
  const winners = { accepted: ["yes"], rejected: ["no"], "no-decision": [] }[result.outcome];
  const needed = `${result.threshold.needed} of ${result.threshold.of} votes are needed, ${votes.yes} said yes.`;
  return answered({ bytes, options, title: titles[0] ?? "", winners, params, votes, result, bars, needed });
};

/** A question for consent from CSV. `winners` is "consent", "objection" or nobody. */
export const countConsentFile: CountFile = (bytes, options) => {
  refuseForeign(options, ["quorum", "entitled"]);
  const { options: titles, ballots } = readAnswerTable(textOf(bytes, options), consentWords);
  const tally = tallyAnswers(ballots);
  const votes = {
    consent: tally("consent"),
    standAside: tally("stand-aside"),
    objections: tally("objection"),
  };
  const entitled = options.entitled ?? votes.consent + votes.standAside + votes.objections;
  const result = decideConsent(votes, { entitled, ...readQuorum(options.quorum, options.entitled) });
  const bars = [
    { label: "consent", length: votes.consent, text: `${votes.consent}` },
    { label: "stand aside", length: votes.standAside, text: `${votes.standAside}` },
    { label: "objections", length: votes.objections, text: `${votes.objections}` },
  ];
  const winners = { accepted: ["consent"], rejected: ["objection"], "no-decision": [] }[result.outcome];
  const needed = "One objection that stands rejects.";
  const params = asked(options);
  return answered({ bytes, options, title: titles[0] ?? "", winners, params, votes, result, bars, needed });
};

function textOf(bytes: Uint8Array, { rule }: CountOptions): string {
  const format = formatOf(bytes);
  if (format !== "csv") throw new BadInput(`rule ${rule} reads a CSV file of answers, not ${format}`);
  return decodeText(bytes);
}

function asked({ quorum, entitled }: CountOptions): Record<string, string | number> {
  return { ...(quorum === undefined ? {} : { quorum }), ...(entitled === undefined ? {} : { entitled }) };
}

const reasons: Readonly<Record<string, string>> = {
  "no-votes": "nobody voted",
  "all-abstained": "nobody said yes or no",
  "quorum-missed": "too few took part",
  "threshold-met": "enough said yes",
  tied: "as many yes as no",
  "threshold-missed": "too few said yes",
  "no-objection": "no objection stands",
  objection: "an objection stands",
};

interface Answered {
  readonly bytes: Uint8Array;
  readonly options: CountOptions;
  readonly title: string;
  readonly winners: readonly string[];
  readonly params: CountReport["params"];
  readonly votes: Readonly<Record<string, number>>;
  readonly result: { readonly outcome: string; readonly reason: string; readonly quorum: QuorumReached };
  readonly bars: readonly Bar[];
  readonly needed: string;
}

function answered({
  bytes,
  options,
  title,
  winners,
  params,
  votes,
  result,
  bars,
  needed,
}: Answered): Counted {
  const report: CountReport = {
    rule: options.rule,
    params: { version: "1", ...params, order: orderText(options.order) },
    winners,
    rounds: [{ round: 1, votes, ...result }],
    ties: [],
    input: hashOf(bytes),
  };
  const { counted, needed: quorum } = result.quorum;
  const explain = (): string[] => [
    title,
    `${result.outcome.replace("-", " ")}: ${reasons[result.reason] ?? result.reason}`,
    "",
    ...drawBars(bars),
    "",
    needed,
    ...(quorum > 0 ? [`Quorum: ${counted} took part, ${quorum} are needed.`] : []),
    ...explainInput(report),
  ];
  return { report, explain };
}
