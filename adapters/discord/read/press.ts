/** What stands before the sentence on a button that opens its form. */
const fill = "fill:";

/** A button says its sentence, or asks for its blanks first. */
export interface Press {
  readonly says: string;
  readonly fills: boolean;
}

export function readPress(written: string): Press {
  return written.startsWith(fill)
    ? { says: written.slice(fill.length), fills: true }
    : { says: written, fills: false };
}

/** Where the mark makes it too long, the bot asks for each blank in turn instead. */
export function writePress({ says, fills }: Press, most: number): string {
  const written = fills ? `${fill}${says}` : says;
  return written.length <= most ? written : says;
}
