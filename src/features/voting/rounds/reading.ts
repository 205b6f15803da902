import { isRefusal } from "../../../domain/refusal.ts";
import type { Phrase, Value } from "../../../chat/card.ts";
import { readMoney } from "../../../chat/phrases/money/read.ts";
import { cents } from "../../../domain/money.ts";
import { isWritten } from "./rules.ts";

const thing = "(?:(?:plan|idee|nr|nummer|idea|number|no)\\.? ?)?";
const counted = "(?:stip|stippen|stickers?|punt|punten|dots?|points?|keer)";
const withFirst = new RegExp(
  `^${thing}(\\d{1,9}) ?(?:: ?|= ?|krijgt |gets |is |een |an |a )(?:een |an |a )?(.+?)$`,
  "u",
);
const withLast = new RegExp(
  `^(?:een |an |a )?(.+?) ?(?:voor|op|aan|naar|for|on|to) ${thing}(\\d{1,9})$`,
  "u",
);
const alone = new RegExp(
  `^(?:eerst |dan |en |ook |alleen |first |then |and |also |only )?${thing}(\\d{1,9})$`,
  "u",
);
const hasCurrency = /€|eur|cent/u;
const nothing = new Set(["niets", "niks", "geen", "blanco", "leeg", "nothing", "none", "blank"]);

/**
 * A ballot paper in somebody's words, "1 en 4" or "200 euro voor 1, 50 voor 4", as it is kept; the words themselves
 * where they are no such thing.
 */
export function writeBallot(said: string): string {
  const text = said
    .toLowerCase()
    .replace(/\u00A0/gu, " ")
    .replace(/[.!\s]+$/u, "")
    .trim();
  if (isWritten(text)) return text;
  if (nothing.has(text)) return "none";
  return cuts.map((cut) => writeParts(text.split(cut))).find((written) => written !== undefined) ?? said;
}

const links = " +(?:en|and|&|dan|then) +| *> *|; *|\\n";
/** At commas with a space behind them first: "50,50 euro" is one amount. */
const cuts = [new RegExp(`(?:, +|${links})+`, "u"), new RegExp(`(?:, *|${links})+`, "u"), / +/u];

interface Part {
  readonly plan: number;
  readonly points?: number;
  readonly money?: number;
}

/** Parts that all say the same kind of thing; undefined where one of them says nothing. */
function writeParts(said: readonly string[]): string | undefined {
  const parts = said.filter((part) => part !== "").map(readPart);
  const read = parts.flatMap((part) => part ?? []);
  if (read.length === 0 || read.length < parts.length) return undefined;
  if (read.every(({ points, money }) => points === undefined && money === undefined))
    return read.map(({ plan }) => plan).join("-");
  if (read.every(({ points }) => points !== undefined))
    return read.map(({ plan, points }) => `${plan}x${String(points)}`).join("-");
  const amounts = read.map(({ plan, points, money }) => ({ plan, amount: money ?? (points ?? NaN) * 100 }));
  return amounts.every(({ amount }) => Number.isSafeInteger(amount))
    ? amounts.map(({ plan, amount }) => `${plan}e${amount}`).join("-")
    : undefined;
}

function readPart(part: string): Part | undefined {
  const said = part.replace(/^(?:en|and) /u, "");
  const [, only] = alone.exec(said) ?? [];
  if (only) return { plan: Number(only) };
  const [, first, behind] = withFirst.exec(said) ?? [];
  const [, before, last] = withLast.exec(said) ?? [];
  const [plan, value] = first && behind ? [first, behind] : [last, before];
  if (!plan || !value) return undefined;
  const written = writeValue(value);
  if (/^\d{1,9}$/u.test(written)) return { plan: Number(plan), points: Number(written) };
  return /^e\d+$/u.test(written) ? { plan: Number(plan), money: Number(written.slice(1)) } : undefined;
}

const yes = new Set(["ja", "yes", "graag", "kies", "wel", "aan", "on"]);
const no = new Set(["nee", "no", "niet", "uit", "off", ...nothing]);

/** What somebody gives one plan, "8", "3 stippen", "200 euro" or "ja", as it is kept; else the words themselves. */
export function writeValue(said: string): string {
  const text = said
    .toLowerCase()
    .replace(/[.!\s]+$/u, "")
    .trim();
  if (yes.has(text)) return "yes";
  if (no.has(text)) return "no";
  const [, points] = new RegExp(`^(?:een |an |a )?(\\d{1,9})(?: ${counted})?$`, "u").exec(text) ?? [];
  if (points) return String(Number(points));
  const money = readMoney(text);
  return !isRefusal(money) &&
    "cents" in money &&
    (hasCurrency.test(text) || /^\d+$/u.test(text.replace(/[.,]/gu, "")))
    ? `e${money.cents}`
    : said;
}

const say = (key: string, values: Phrase["values"] = {}): Phrase => ({ key: `voting.${key}`, values });

/** The other way round: a kept paper as somebody would type it, the same in every way of voting. */
export function spellBallot(kept: string): Value {
  if (!isWritten(kept)) return kept;
  if (kept === "none") return say("spelled-none");
  return {
    list: kept.split("-").map((part): Value => {
      const [plan = "", value] = part.split(/[xe]/u);
      if (value === undefined) return plan;
      return part.includes("e")
        ? say("spelled-money", { amount: { money: cents(Number(value)) }, plan })
        : say("spelled-points", { points: value, plan });
    }),
  };
}

export function spellPlans(kept: string): Value {
  return kept === all ? say("spelled-all") : spellBallot(kept);
}

export function spellValue(kept: string): Value {
  if (kept === "yes" || kept === "no") return say(`spelled-${kept}`);
  return /^e\d{1,12}$/u.test(kept) ? { money: cents(Number(kept.slice(1))) } : kept;
}

/** Every open idea with an amount. */
export const all = "all";
const everything = /^(?:alle|all|alles|everything)(?: (?:open )?(?:idee[eë]n|plannen|ideas|plans))?$/u;

/** The numbers of plans, "1, 2 en 4" as "1-2-4", or all; the words themselves where they are neither. */
export function writePlans(said: string): string {
  if (everything.test(said.toLowerCase().trim())) return all;
  const list = writeBallot(said);
  return /^\d+(?:-\d+)*$/u.test(list) ? list : said;
}
