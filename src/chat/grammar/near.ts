import { distance } from "fastest-levenshtein";

/**
 * 0 for the word itself, else how many typing errors away it is (two swapped letters are one): at most one in a word
 * of five letters or more; said to the bot also one in a word of three or four, and two in a longer one.
 */
export function typingErrors(typed: string, meant: string, addressed: boolean): number | undefined {
  if (typed === meant) return 0;
  const shorter = Math.min(typed.length, meant.length);
  const longer = Math.max(typed.length, meant.length);
  const most = shorter > 4 ? (addressed ? 2 : 1) : addressed && shorter > 1 && longer > 2 ? 1 : 0;
  if (longer - shorter > most || most === 0) return undefined;
  const errors = isSwapped(typed, meant) ? 1 : distance(typed, meant);
  return errors <= most ? errors : undefined;
}

/** "stuen" for "steun". */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let first = 0;
  while (a[first] === b[first]) first += 1;
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}
