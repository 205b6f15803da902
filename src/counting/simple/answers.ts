/** The words that answer a yes/no vote in a file, Dutch and English, in small letters. */
export const yesNoWords: ReadonlyMap<string, "yes" | "no" | "abstain"> = new Map([
  ...["yes", "ja", "y", "j", "1", "voor", "for"].map((word) => [word, "yes"] as const),
  ...["no", "nee", "n", "0", "tegen", "against"].map((word) => [word, "no"] as const),
  ...["abstain", "onthouding", "blanco", "blank", "abstention"].map((word) => [word, "abstain"] as const),
]);

/** The words that answer a question for consent. */
export const consentWords: ReadonlyMap<string, "consent" | "stand-aside" | "objection"> = new Map([
  ...["consent", "geen bezwaar", "no objection", "akkoord"].map((word) => [word, "consent"] as const),
  ...["stand-aside", "stand aside", "opzij", "onthouding"].map((word) => [word, "stand-aside"] as const),
  ...["objection", "bezwaar"].map((word) => [word, "objection"] as const),
]);

/** How many gave each answer, with weights. */
export function tallyAnswers<Answer extends string>(
  ballots: readonly { readonly weight: number; readonly answer: Answer }[],
): (answer: Answer) => number {
  const counted = new Map<Answer, number>();
  for (const { weight, answer } of ballots) counted.set(answer, (counted.get(answer) ?? 0) + weight);
  return (answer) => counted.get(answer) ?? 0;
}
