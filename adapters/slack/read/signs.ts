/** What Slack calls the signs that a card may be answered with; a skin colour changes nothing. */
const signs: ReadonlyMap<string, string> = new Map([
  ["+1", "👍"],
  ["thumbsup", "👍"],
  ["-1", "👎"],
  ["thumbsdown", "👎"],
  ["white_check_mark", "✅"],
  ["heavy_check_mark", "✔️"],
  ["x", "❌"],
  ["heart", "❤️"],
]);

export function signOf(reaction: string): string | undefined {
  return signs.get(reaction.split("::")[0] ?? "");
}

export function reactionOf(sign: string): string | undefined {
  return [...signs].find(([, shown]) => shown === sign)?.[0];
}
