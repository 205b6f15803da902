import { MessageFlags, type APIEmbed } from "discord-api-types/v10";
import type { FittedCard } from "../../src/chat/fit.ts";
import { cut } from "../../src/domain/text.ts";
import { writeActions, type Pressable, type Row } from "./write/actions.ts";
import { longestAlternative, longestContent, longestEmbed } from "./write/limits.ts";
import { escape } from "./write/text.ts";
import type { AdapterWords } from "./words/words.ts";

/** The content of a message, new or changed: what is not there is said to be empty. */
export interface Content {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly allowed_mentions: { readonly parse: readonly never[] };
  readonly flags: number;
}

export interface Upload {
  readonly name: string;
  readonly content: Uint8Array;
  /** The same in words, for pictures. */
  readonly alternative?: string;
}

/** What a message says, and what can be pressed below it. */
export interface Sayable {
  readonly title: string;
  readonly lines: readonly string[];
  readonly buttons: readonly Pressable[];
}

/** A card as a message: its title in bold above its lines, its actions below them. Nobody is ever called by it. */
export function writeMessage(
  { title, lines, buttons }: Sayable,
  { choose }: Pick<AdapterWords, "choose">,
): Content {
  const heading = lines.length > 0 ? `**${escape(title)}**` : escape(title);
  const text = [heading, ...lines.map(escape)].join("\n");
  const fits = text.length <= longestContent;
  return {
    content: fits ? text : "",
    embeds: fits ? [] : [{ description: cut(text, longestEmbed) }],
    components: writeActions(buttons, choose),
    allowed_mentions: { parse: [] },
    // A link that a resident wrote down is no reason to show its page. An embed of ours would be hidden too.
    flags: fits ? MessageFlags.SuppressEmbeds : 0,
  };
}

/** What comes with a card. */
export function uploadsOf({ pictures = [], files }: Pick<FittedCard, "pictures" | "files">): Upload[] {
  return [
    ...pictures.map(({ content, alternative }, index) => ({
      name: `${index + 1}.png`,
      content,
      alternative: cut(alternative, longestAlternative),
    })),
    ...files.map(({ name, content }) => ({ name, content: new TextEncoder().encode(content) })),
  ];
}
