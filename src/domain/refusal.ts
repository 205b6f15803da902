/** A rule said no: `refused` names why, `with` fills the sentence the reader gets, `offers` are sentences to say instead. */
export interface Refusal<Reason extends string = string> {
  readonly refused: Reason;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly offers?: readonly string[];
}

export function refuse<const Reason extends string>(
  refused: Reason,
  values?: Readonly<Record<string, unknown>>,
  offers?: readonly string[],
): Refusal<Reason> {
  return { refused, ...(values ? { with: values } : {}), ...(offers ? { offers } : {}) };
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "refused" in answer;
}
