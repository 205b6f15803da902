import { refuse, type Refusal } from "../../domain/refusal.ts";
import { cleanText } from "../../domain/text.ts";
import type { Argument, Kinds } from "./arguments.ts";
import type { OptionWords } from "./form.ts";
import { fillSlot, type Context } from "./slots.ts";
import { prepare } from "./said.ts";
import { isOrnament } from "./tokens.ts";

/** What somebody wrote into one blank of a form; all of it must be that one thing, and only one thing. */
export function readBlank(
  argument: Argument,
  name: string,
  written: string,
  context: Context,
  options: readonly OptionWords[],
): Kinds[keyof Kinds] | Refusal {
  const text = cleanText(written);
  if (argument.kind === "option" && argument.options?.includes(text)) return text;
  // Chosen from what was suggested.
  if (argument.kind === "member" && context.members.some(({ id }) => id === text)) return text;
  const said = prepare(text);
  const whole = said.tokens.filter((token) => !isOrnament(token)).length;
  const alone = { at: 0, afterText: false, toTheEnd: true, mayFollow: () => false };
  const fillings = [...fillSlot(argument, { said, ...alone, context, options, name })];
  const best = fillings.filter(({ end }) => end >= whole).at(argument.kind === "text" ? -1 : 0);
  if (best?.refused) return best.refused;
  const [value, ...others] = best?.values ?? [];
  if (value === undefined) return refuse(`blank-${argument.kind}`);
  return others.length > 0 ? refuse("blank-several") : value;
}
