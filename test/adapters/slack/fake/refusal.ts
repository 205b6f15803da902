/** An answer `ok: false` of the Web API. */
export class Refused extends Error {
  readonly error: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(error: string, more: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}

export function refuseUnless(holds: boolean, error: string, why = error): asserts holds {
  if (!holds) throw new Refused(error, { response_metadata: { messages: [`[ERROR] ${why}`] } });
}
