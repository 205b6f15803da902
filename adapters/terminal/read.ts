import { foldWord } from "../../src/domain/text.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What a typed line asks of the terminal. */
export type TypedLine =
  | { readonly kind: "nothing" | "help" | "stop" | "people" }
  | { readonly kind: "be"; readonly name: string }
  | { readonly kind: "room"; readonly room: "group" | "private"; readonly text: string }
  | { readonly kind: "press"; readonly label: string }
  /** Without a way it only asks what time it is. */
  | { readonly kind: "clock"; readonly way?: "hour" | "day" | "deadline" }
  | { readonly kind: "say"; readonly text: string; readonly as?: string }
  | { readonly kind: "unknown"; readonly typed: string };

type Kind = "be" | "private" | "group" | "press" | "help" | "stop" | "clock" | "hour" | "day" | "deadline";

/** Each in both languages: whoever practises in one may know the other. */
const kinds = new Map<string, Kind>([
  ["ik", "be"],
  ["me", "be"],
  ["prive", "private"],
  ["private", "private"],
  ["groep", "group"],
  ["group", "group"],
  ["druk", "press"],
  ["press", "press"],
  ["klok", "clock"],
  ["clock", "clock"],
  ["uur", "hour"],
  ["hour", "hour"],
  ["morgen", "day"],
  ["tomorrow", "day"],
  ["deadline", "deadline"],
  ["help", "help"],
  ["hulp", "help"],
  ["stop", "stop"],
  ["quit", "stop"],
]);

export function readTypedLine(line: string, people: readonly Person[]): TypedLine {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  const [, word = "", rest = ""] = /^\/(\S*)\s*(.*)$/su.exec(text) ?? [];
  if (text.startsWith("/")) return readCommand(word, rest.trim());
  const [, name = "", said = ""] = /^(\p{L}+):\s*(.+)$/su.exec(text) ?? [];
  const person = findPerson(people, name);
  return person ? { kind: "say", as: person.id, text: said } : { kind: "say", text };
}

function readCommand(word: string, rest: string): TypedLine {
  if (/^\d+$/.test(word)) return { kind: "press", label: word };
  const kind = kinds.get(withoutAccents(word)) ?? "unknown";
  switch (kind) {
    case "be":
      return rest === "" ? { kind: "people" } : { kind: "be", name: rest };
    case "private":
    case "group":
      return { kind: "room", room: kind, text: rest };
    case "press":
      return { kind: "press", label: rest };
    case "clock":
      return { kind };
    case "hour":
    case "day":
    case "deadline":
      return { kind: "clock", way: kind };
    case "help":
    case "stop":
      return { kind };
    case "unknown":
      return { kind, typed: `/${word}` };
  }
}

export function findPerson(people: readonly Person[], name: string): Person | undefined {
  const folded = foldWord(name.trim());
  return people.find(({ id, name: own }) => folded !== "" && [id, own].map(foldWord).includes(folded));
}

function withoutAccents(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
