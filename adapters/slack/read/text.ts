/** Slack's own way of writing who or what is meant: https://docs.slack.dev/messaging/formatting-message-text */
const meant = /<(?<mark>[@#!]?)(?<what>[^<>|]*)(?:\|(?<label>[^<>]*))?>/g;
const person = /<@(?<user>[\w.-]+)(?:\|[^<>]*)?>/g;

/** The people whom a text names. */
export function peopleIn(text: string): string[] {
  return [...new Set([...text.matchAll(person)].flatMap(({ groups }) => groups?.["user"] ?? []))];
}

/** A text as it was typed: mentions as names, links as they read, and no codes for `& < >`. */
export function plainText(text: string, nameOf: (user: string) => string | undefined): string {
  return text
    .replace(meant, (whole, mark: string, what: string, label: string | undefined) => {
      if (mark === "@") return nameOf(what) ?? label ?? whole;
      if (mark === "#") return `#${label ?? what}`;
      if (mark === "!") return label ?? `@${what.split("^")[0] ?? ""}`;
      return label ?? what.replace(/^mailto:/, "");
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
