import { foldWord } from "../../domain/text.ts";
import { tokenize } from "./tokens.ts";

/** One step of a typed form: a word, a choice between ways to say it, or a blank for an argument. */
export type Step =
  | { readonly kind: "word"; readonly word: string; readonly folded: string }
  | { readonly kind: "either"; readonly ways: readonly (readonly Step[])[] }
  | { readonly kind: "slot"; readonly argument: string };

/** Reads a pattern such as `(sluit|stop) [de] stemming {poll}`: literals, `(a|b)`, `[optional]`, `{argument}`. */
export function parsePattern(pattern: string): readonly Step[] {
  const parts = pattern.match(/\{\w+\}|[()[\]|]|[^\s()[\]|{}]+/gu) ?? [];
  let at = 0;

  function readWays(end: string | undefined): Step[][] {
    const ways: Step[][] = [[]];
    for (; at < parts.length && parts[at] !== end; at += 1) {
      const part = parts[at] ?? "";
      if (part === "|") ways.push([]);
      else ways.at(-1)?.push(...readStep(part));
    }
    if (end !== undefined && parts[at] !== end) throw new SyntaxError(`"${end}" is missing in ${pattern}`);
    return ways;
  }

  function readStep(part: string): Step[] {
    if (part === "(" || part === "[") {
      at += 1;
      const ways = readWays(part === "(" ? ")" : "]");
      return [{ kind: "either", ways: part === "[" ? [...ways, []] : ways }];
    }
    if (part.startsWith("{")) return [{ kind: "slot", argument: part.slice(1, -1) }];
    return tokenize(part).map((token) => ({ kind: "word", word: token.text, folded: foldWord(token.text) }));
  }

  const [steps, ...more] = readWays(undefined);
  if (!steps || more.length > 0) throw new SyntaxError(`write (a|b) around the choices of ${pattern}`);
  return steps;
}
