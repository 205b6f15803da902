import { cut } from "../../../src/domain/text.ts";
import type { PlainTextElement } from "@slack/types";

/**
 * Text that is written as it stands, and can call nobody: plain text is never read for mentions, and what looks like
 * one to a program that does read it is no longer one.
 */
export function plain(text: string, most: number): PlainTextElement {
  const harmless = text.replace(/<(?=[!@#])/g, "‹");
  return { type: "plain_text", text: cut(harmless, most), emoji: false };
}

/** For the text beside the blocks, which is read for mentions: https://docs.slack.dev/messaging/formatting-message-text */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Lines in parts of at most so many characters; a line that is too long goes on in the next part. */
export function partsOf(lines: readonly string[], most: number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const line of lines.flatMap((each) => piecesOf(each, most))) {
    if (part !== "" && part.length + 1 + line.length > most) {
      parts.push(part);
      part = line;
    } else part = part === "" ? line : `${part}\n${line}`;
  }
  return part === "" ? parts : [...parts, part];
}

function piecesOf(line: string, most: number): string[] {
  if (line.length <= most) return [line];
  const space = line.lastIndexOf(" ", most);
  const end = space > most / 2 ? space : most - (/[\uD800-\uDBFF]$/u.test(line.slice(0, most)) ? 1 : 0);
  return [line.slice(0, end), ...piecesOf(line.slice(end).trimStart(), most)];
}
