/** A word, a run of digits or one mark. */
export interface Token {
  readonly kind: "word" | "number" | "mark";
  /** Lower case, without accents, apostrophes and dots inside: `'s` is "s", `euro's` "euros", `p.m.` "pm". */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stands between this and the token before. */
  readonly glued: boolean;
}

const letter = String.raw`(?:\p{L}\p{M}*)`;
const apostrophe = "['’‘`´ʼ]";
const piece = new RegExp(
  [
    String.raw`(?<word>${letter}(?:\.${letter})+(?!${letter})\.?|${apostrophe}?${letter}+(?:${apostrophe}${letter}+)*)`,
    String.raw`(?<number>\d+)`,
    String.raw`\S`,
  ].join("|"),
  "gu",
);

/** The first tokens of a text; what comes after the `most`-th is left out. */
export function lex(text: string, most = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(piece)) {
    if (tokens.length >= most) break;
    const [raw] = found;
    const start = found.index;
    tokens.push({
      kind: found.groups?.["word"] ? "word" : found.groups?.["number"] ? "number" : "mark",
      text: foldText(raw),
      start,
      end: start + raw.length,
      glued: start > 0 && tokens.at(-1)?.end === start,
    });
  }
  return tokens;
}

function foldText(raw: string): string {
  if (!/^['’‘`´ʼ]?\p{L}/u.test(raw)) return raw;
  return raw
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}'’‘`´ʼ.]/gu, "");
}

/** Whether a phrase may end before this token: not within a word, a number, `20:00`, `3/12` or `1.250`. */
export function isBoundary(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (!next?.glued) return true;
  if (next.kind !== "mark") return false;
  const after = tokens[at + 1];
  if (!after?.glued || after.kind === "mark") return true;
  return after.kind === "number" ? !/[.,:/\-–'’+]/u.test(next.text) : !/[-–'’/@]/u.test(next.text);
}
