import { plainId } from "../keys.ts";

const called = /@(\d{5,})/g;
const botName = "@buurtbot";
/** Somebody whose name is not known is not called by their number. */
const somebody = "@…";

export interface Named {
  readonly self: readonly string[];
  readonly nameOf: (id: string) => string | undefined;
}

/** What was written, with names where people are mentioned; the bot's own is what people without mentions write. */
export function plainText(text: string, { self, nameOf }: Named): string {
  return text.replace(called, (_, number: string) => {
    if (self.some((own) => numberOf(own) === number)) return botName;
    const name = nameOf(`${number}@lid`) ?? nameOf(`${number}@c.us`);
    return name === undefined ? somebody : `@${name}`;
  });
}

export function isNamed(mentions: readonly string[], self: readonly string[]): boolean {
  return mentions.some((mentioned) => self.some((own) => plainId(own) === plainId(mentioned)));
}

function numberOf(id: string): string {
  return plainId(id).split("@")[0] ?? "";
}
