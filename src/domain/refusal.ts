/** A rule said no: `refused` names why and `with` fills the sentence the reader gets. */
export interface Refusal<Reason extends string = string> {
  readonly refused: Reason;
  readonly with?: Readonly<Record<string, unknown>>;
}

export function refuse<const Reason extends string>(
  refused: Reason,
  values?: Readonly<Record<string, unknown>>,
): Refusal<Reason> {
  return values ? { refused, with: values } : { refused };
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "refused" in answer;
}
