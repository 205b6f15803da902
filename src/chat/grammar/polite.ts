import { foldWord } from "../../domain/text.ts";
import { isOrnament, tokenize, type Token } from "./tokens.ts";

const split = (phrases: string): readonly string[][] =>
  phrases.split(", ").map((phrase) => phrase.split(" ").map(foldWord));

/** What a sentence said to the bot may begin with: a greeting, a kind question, a word to catch breath. */
const before = split(
  "hoi, hallo, hey, hee, hai, he, dag, hoi hoi, beste, lieve, goedemorgen, goedemiddag, goedenavond, goeiemorgen, goeienavond, " +
    "goede morgen, goede middag, goede avond, hi, hello, hey there, hi there, dear, good morning, good afternoon, " +
    "good evening, buurtbot, bot, oke, ok, nou, dus, en, eh, uh, uhm, so, well, and, " +
    "alsjeblieft, alstublieft, aub, asjeblieft, please, pls, graag, even, eens, maar, dan, misschien, snel, just, " +
    "maybe, now, kun je, kan je, kunt u, kan u, kun jij, kan jij, wil je, wilt u, wil jij, " +
    "willen jullie, zou je, zou u, zou jij, can you, could you, would you, will you, " +
    "mij, me, ons, us, voor mij, voor ons, for me, for us, ik wil graag, wij willen graag, ik wil, we willen, " +
    "ik zou graag, i would like to, i want to, we want to, we would like to, i'd like to, laten we, laat ons, " +
    "let's, let us, vraagje, vraag, question, zeg, sorry",
);

/** Whether something can be done is asked, and may not be asking to do it. */
const asking = split(
  "kan ik, kunnen we, kunnen wij, mag ik, mogen we, mogen wij, zouden we, can i, could i, can we, could we, may i, may we, shall we, should we",
);

/** What may follow a sentence said to the bot. */
const behind = new Set(
  (
    "graag alsjeblieft alstublieft asjeblieft aub svp hoor bedankt dank dankje dankjewel dankuwel je wel u please pls " +
    "plz thanks thank you thx cheers even eens maar nu dan ook willen kunnen now then too buurtbot bot ok oke mvg groetjes groet " +
    "jongens allemaal everyone all right today vandaag toch he nog again just zeg joh lief"
  )
    .split(" ")
    .map(foldWord),
);

export interface Beginning {
  readonly at: number;
  /** It is perhaps only asked whether it can be done. */
  readonly asking: boolean;
}

const mostBeginnings = 8;

/** Where a sentence said to the bot may begin: at its first word, and behind each kind word before it. */
export function beginnings(tokens: readonly Token[]): readonly Beginning[] {
  const found: Beginning[] = [{ at: 0, asking: false }];
  for (let at = 0, isAsking = false; at < tokens.length && found.length < mostBeginnings;) {
    const next = tokens[at];
    const asks = longest(asking, tokens, at);
    const length = next && (isOrnament(next) || next.text === ",") ? 1 : asks || longest(before, tokens, at);
    if (length === 0) break;
    at += length;
    isAsking ||= asks > 0;
    if (at < tokens.length) found.push({ at, asking: isAsking });
  }
  return found;
}

function longest(phrases: readonly (readonly string[])[], tokens: readonly Token[], at: number): number {
  const fitting = phrases.filter((words) =>
    words.every((word, index) => tokens[at + index]?.folded === word),
  );
  return Math.max(0, ...fitting.map(({ length }) => length));
}

export function isPoliteEnd(token: Token): boolean {
  return behind.has(token.folded) || token.text === ",";
}

const greetings = new Set(
  "hoi hallo hey hai he dag hi hello goedemorgen goedemiddag goedenavond goeiemorgen good morning afternoon evening buurtbot bot"
    .split(" ")
    .map(foldWord),
);
const thanks = new Set(
  (
    "bedankt dank je wel u dankjewel dankuwel dankje thanks thank you thx cheers top super fijn mooi prima oke ok great nice " +
    "goed good bot gedaan done lief goedzo zo very much"
  )
    .split(" ")
    .map(foldWord),
);

/** "hoi", "bedankt!": kind words alone, which ask nothing. */
export function kindWordsOnly(text: string): "greeting" | "thanks" | undefined {
  const words = tokenize(text).filter((token) => !isOrnament(token) && !/^[,?]$/.test(token.text));
  if (words.length === 0 || words.length > 5) return undefined;
  if (words.every(({ folded }) => greetings.has(folded))) return "greeting";
  return words.every(({ folded }) => thanks.has(folded) || greetings.has(folded)) ? "thanks" : undefined;
}

/** A short answer without what is only kind: "ja hoor", "nee dank je". */
export function plainAnswer(folded: string): string {
  const words = folded.split(" ").filter((word) => word !== ",");
  while (words.length > 1 && behind.has(words.at(-1) ?? "")) words.pop();
  return words.join(" ");
}
