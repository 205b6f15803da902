import { BadInput, type CountOptions } from "../../report.ts";

type Name = "utility" | "completion" | "form" | "by" | "strength" | "seats" | "stopping";

const names: readonly Name[] = ["utility", "completion", "form", "by", "strength", "seats", "stopping"];

/** Refuses an option the rule does not know, rather than count something else than was asked for. */
export function allowOptions(options: CountOptions, allowed: readonly Name[]): void {
  const stray = names.find((name) => options[name] !== undefined && !allowed.includes(name));
  if (stray !== undefined) throw new BadInput(`rule ${options.rule} takes no option ${stray}`);
}

/** The chosen value of an option, the first when nothing was chosen. */
export function chooseOption<Value extends string>(
  options: CountOptions,
  name: "utility" | "completion" | "form" | "by",
  values: readonly [Value, ...Value[]],
): Value {
  const chosen = options[name];
  if (chosen === undefined) return values[0];
  const value = values.find((one) => one === chosen);
  if (value === undefined)
    throw new BadInput(`rule ${options.rule}: ${name} is one of ${values.join(", ")}, not "${chosen}"`);
  return value;
}
