import { cents } from "../../../domain/money.ts";
import { textBlock, type Block, type Phrase, type Value } from "../../../chat/card.ts";
import { phrasesOf, type Say } from "../../../chat/words/phrases.ts";
import { papersOf, type Poll } from "../rules.ts";
import type { nl } from "../words/nl.ts";
import { planWord } from "./cards.ts";
import { countRound, type PlanResult, type RoundResult } from "./count.ts";
import type { Round, Way } from "./rules.ts";

const say: Say<typeof nl> = phrasesOf("voting");

/** Why each plan has money or not, where a tie was broken and by what, and what another rule would have done. */
export function reasonsOf(poll: Poll, round: Round): Block[] {
  if (!poll.result?.funded) return [];
  const result = countRound(round, papersOf(poll, round));
  const { plans, left, ties, comparison } = result;
  return [
    ...plans.map((plan) => planPhrase(poll, round, plan, result)),
    say("why-left", { left: { money: left } }),
    ...ties.map((tie) => tiePhrase(round.way, tie)),
    ...(comparison ? comparisonPhrases(comparison, poll.result.cast) : []),
    say("why-own", { sentence: { sentence: `paper ${poll.number}` } }),
  ].map(textBlock);
}

function planPhrase(poll: Poll, round: Round, plan: PlanResult, { left }: RoundResult): Phrase {
  const { number, asked, given, supporters, score, reason } = plan;
  const name = planWord(poll, round, { number, cents: asked });
  const values = {
    plan: name,
    score,
    supporters,
    left: { money: left },
    short: { money: cents(asked - left) },
  };
  switch (reason.kind) {
    case "paid": {
      const paid = { ...values, full: reason.full, less: reason.less, price: { money: reason.price } };
      return say(reason.less > 0 ? "plan-paid-less" : "plan-paid", paid);
    }
    case "short":
      return reason.had === undefined
        ? say("plan-short-hidden", values)
        : say("plan-short", { ...values, had: { money: reason.had }, asked: { money: asked } });
    case "averaged":
      return say("plan-averaged", { ...values, given: { money: given } });
    case "chosen":
      return say("plan-chosen", { ...values, count: countWord(round.way, plan) });
    case "does-not-fit":
      return say("plan-does-not-fit", { ...values, count: countWord(round.way, plan) });
    case "paid-hidden":
    case "left-over":
    case "unsupported":
    case "over-budget":
      return say(`plan-${reason.kind}`, values);
  }
}

function countWord(way: Way, { score, supporters }: PlanResult): Phrase {
  const values = { score, supporters };
  if (way === "marks") return say("count-marks", { ...values, mean: score / supporters });
  return say(way === "dots" ? "count-dots" : way === "basket" ? "count-votes" : "count-points", values);
}

function tiePhrase(way: Way, { tied, chosen, by }: RoundResult["ties"][number]): Phrase {
  const values = { tied: { list: [...tied] }, chosen };
  if (way === "average") return say("tie-rounding", values);
  return say(by === "supporters" ? "tie-supporters" : by === "cost" ? "tie-cost" : "tie-order", values);
}

function comparisonPhrases(
  { onlyHere, onlyGreedy, servedHere, servedGreedy }: NonNullable<RoundResult["comparison"]>,
  cast: number,
): Phrase[] {
  const list = (numbers: readonly number[]): Value => ({ list: numbers.map(String) });
  const served = say("served", { here: servedHere, greedy: servedGreedy, cast });
  if (onlyHere.length + onlyGreedy.length === 0) return [say("same-with-votes")];
  const instead = { greedy: list(onlyGreedy), here: list(onlyHere) };
  if (onlyGreedy.length === 0) return [say("fewer-with-votes", instead), served];
  return [say(onlyHere.length === 0 ? "more-with-votes" : "other-with-votes", instead), served];
}
