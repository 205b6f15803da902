import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Profile } from "../../adapters/script/index.ts";
import type { Language } from "../../src/chat/words/dictionary.ts";
import { playScript } from "../../src/commandline/chat.ts";

const folder = new URL("../conversations/", import.meta.url);

/** What must be seen after one line of a conversation; only what is named is checked. */
interface Expectation {
  /** Every sentence that this line executed, in order; `*` stands for an id. */
  readonly did?: readonly string[];
  /** How many new messages the group gets; edits of cards do not count. */
  readonly new?: number;
  /** Words in what somebody (or "group") is told by this line, by language. */
  readonly shows?: Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>>;
  /** The files that come with what the group is told, edited cards too. */
  readonly files?: readonly string[];
  /** The local times of the group's new messages: "2026-04-06T19:30". */
  readonly at?: readonly string[];
  /** Whom this line tells nothing. */
  readonly silent?: readonly string[];
  /** Nothing at all: it was talk. */
  readonly nothing?: true;
}

interface Line {
  readonly line: object;
  readonly expected: Expectation | undefined;
  readonly number: number;
}

export interface Message {
  readonly after: number;
  readonly at: string;
  readonly to: string;
  readonly text: string;
  readonly about?: string;
  readonly replacing?: number;
  readonly files?: readonly string[];
  readonly actions: readonly { readonly label: string; readonly says: string }[];
}

interface Done {
  readonly after: number;
  readonly did: string;
}

export type Played = readonly (Message | Done)[];

export const conversations: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".jsonl"))
  .sort();

/** Reads a conversation in one language: a text may be `{ "nl": …, "en": … }`. */
function readConversation(file: string, language: Language): Line[] {
  const lines = readFileSync(new URL(file, folder), "utf8").split("\n");
  return lines.flatMap((text, index) => {
    if (text.trim() === "") return [];
    const { expect: expected, ...line } = localize(JSON.parse(text), language) as { expect?: Expectation };
    return [{ line, expected, number: index + 1 }];
  });
}

function localize(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => localize(each, language));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if ("nl" in value && "en" in value) return (value as Record<Language, unknown>)[language];
  return Object.fromEntries(entries.map(([key, each]) => [key, localize(each, language)]));
}

/** Plays one conversation and checks every line's expectations. Answers how many were checked, and all that was said. */
export async function playConversation(
  file: string,
  options: { readonly database: string; readonly language: Language; readonly profile: Profile },
): Promise<{ readonly checked: number; readonly played: Played; readonly typed: string }> {
  const lines = readConversation(file, options.language);
  const played: (Message | Done)[] = [];
  const script: string[] = [];
  for (const { line, number } of lines) script[number - 1] = JSON.stringify(line);
  await playScript(
    Array.from(script, (text: string | undefined) => text ?? ""),
    options,
    (line) => played.push(line as Message | Done),
  );
  let checked = 0;
  for (const { expected, number } of lines) {
    if (!expected) continue;
    checked += Object.keys(expected).length;
    check(
      expected,
      played.filter(({ after }) => after === number),
      `${file}:${number}`,
    );
  }
  return { checked, played, typed: script.join("\n") };
}

export function isMessage(line: Message | Done): line is Message {
  return "text" in line;
}

function check(expected: Expectation, said: Played, where: string): void {
  const done = said.flatMap((line) => (isMessage(line) ? [] : [line.did]));
  const messages = said.filter(isMessage);
  if (expected.nothing) expect(said, where).toEqual([]);
  if (expected.did) expect(done.map(maskIds), where).toEqual(expected.did);
  const group = messages.filter(({ to }) => to === "group");
  const fresh = group.filter(({ replacing }) => replacing === undefined);
  if (expected.new !== undefined) {
    expect(
      fresh.map(({ text }) => text),
      where,
    ).toHaveLength(expected.new);
  }
  if (expected.at)
    expect(
      fresh.map(({ at }) => at.slice(0, "2026-04-06T19:30".length)),
      where,
    ).toEqual(expected.at);
  if (expected.files)
    expect(
      group.flatMap(({ files = [] }) => files),
      where,
    ).toEqual(expected.files);
  for (const somebody of expected.silent ?? []) {
    expect(
      messages.filter(({ to }) => to === somebody),
      where,
    ).toEqual([]);
  }
  for (const [to, words] of Object.entries(expected.shows ?? {})) {
    const told = messages
      .filter((message) => message.to === to)
      .map(({ text }) => text.replace(/\u00A0/gu, " "))
      .join("\n");
    for (const word of words as unknown as readonly string[])
      expect(told, `${where} to ${to}`).toContain(word);
  }
}

/** A member's id differs from run to run. */
function maskIds(did: string): string {
  return did.replace(/^(role|unrole|connect) \S+/u, "$1 *");
}
