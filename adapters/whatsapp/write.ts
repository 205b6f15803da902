import type { FittedCard } from "../../src/chat/fit.ts";
import { cut } from "../../src/domain/text.ts";
import type { OutgoingFile, OutgoingPoll } from "./library.ts";
import type { Vote } from "./memory.ts";
import { leastOptions, longestOption, longestQuestion, mostOptions } from "./write/limits.ts";
import { bold, escape } from "./write/text.ts";

/** A card as one message: its title in bold above its lines, which say what to type. Nobody is called by it. */
export function writeText({ title, lines }: Pick<FittedCard, "title" | "lines">): string {
  return lines.length === 0 ? escape(title) : [bold(title), ...lines.map(escape)].join("\n");
}

export function writePicture({ pictures = [] }: Pick<FittedCard, "pictures">): OutgoingFile | undefined {
  const [picture] = pictures;
  return picture && { name: "buurtbot.png", type: "image/png", bytes: picture.content };
}

/** What comes behind the message. */
export function writeFiles(files: FittedCard["files"]): OutgoingFile[] {
  return files.map(({ name, type, content }) => ({ name, type, bytes: new TextEncoder().encode(content) }));
}

/** What a running vote may be answered with; undefined where the card is none. */
export function writeVote({
  title,
  about,
  actions,
}: Pick<FittedCard, "title" | "about" | "actions">):
  Pick<Vote, "question" | "options" | "signs"> | undefined {
  if (about === undefined || !/^poll\/\d+$/.test(about)) return undefined;
  const choices = actions.filter(({ says, undo }) => says.startsWith("vote ") && undo !== undefined);
  if (choices.length === 0) return undefined;
  const options = choices.map(({ label, says, undo }) => ({
    ...{ name: cut(label, longestOption), says },
    ...(undo === undefined ? {} : { undo }),
  }));
  const signs = choices.flatMap(({ also }) => also.filter((way) => !/[\p{L}\d]/u.test(way)));
  return { question: cut(title, longestQuestion), options, signs };
}

/** The same as something to tap; undefined where it would not be the same: the words are the record. */
export function writePoll({
  question,
  options,
}: Pick<Vote, "question" | "options">): OutgoingPoll | undefined {
  const names = [...new Set(options.map(({ name }) => name.trim()))].filter((name) => name !== "");
  const isSame = names.length === options.length;
  const fits = names.length >= leastOptions && names.length <= mostOptions;
  return isSame && fits ? { question, options: names, several: false } : undefined;
}
