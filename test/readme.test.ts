import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { playScript } from "../src/commandline/chat.ts";
import { languages, type Language } from "../src/chat/words/dictionary.ts";

const root = new URL("..", import.meta.url).pathname;
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const platformPages = readdirSync(join(root, "adapters"))
  .map((name) => join("adapters", name, "README.md"))
  .filter((page) => existsSync(join(root, page)));
const pages = ["README.md", "docs/for-developers.md", "docs/uitleg-voor-buren.md", ...platformPages];
const readme = read("README.md");

/** The rows of the table that begins with this word, cell by cell. */
function tableOf(first: string, page = readme): string[][] {
  const lines = page.split("\n");
  const begin = lines.findIndex((line) => line.startsWith(`| ${first} `));
  if (begin < 0) return [];
  const rows = lines.slice(begin + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const column: Readonly<Record<Language, number>> = { nl: 1, en: 2 };

interface Told {
  readonly to: string;
  readonly words: readonly string[];
}

interface Line {
  readonly script: string;
  /** What must be heard because of this line; empty where the bot says nothing. */
  readonly told: Told[];
  silent?: true;
}

/** The sample conversation in one language: what is said, and what the bot answers to it. */
function readConversation(language: Language): Line[] {
  const lines: Line[] = [];
  for (const cells of tableOf("Who")) {
    const who = cells[0] ?? "";
    const cell = cells[column[language]] ?? "";
    if (who.startsWith("Buurtbot")) hear(lines.at(-1), who, cell);
    else lines.push({ script: JSON.stringify(scriptLine(who, cell)), told: [] });
  }
  return lines;
}

function scriptLine(who: string, cell: string): object {
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/.exec(who) ?? [];
  if (day && time) return { at: `${day}T${time}:00+01:00` };
  const [, presses, words] = /^(presses )?`(.+)`$/.exec(cell) ?? [];
  if (words === undefined) throw new Error(`the README has a line that nobody can say: ${cell}`);
  return { from: who.toLowerCase(), [presses ? "presses" : "says"]: words };
}

function hear(line: Line | undefined, who: string, cell: string): void {
  if (!line) throw new Error("the bot speaks first in the README");
  const words = cell.split(/\s…\s|(?<=”)\s(?=“)/u).flatMap((part) => /^“(.*)”$/u.exec(part)?.[1] ?? []);
  if (words.length === 0) line.silent = true;
  else line.told.push({ to: /^Buurtbot to (\w+)$/.exec(who)?.[1]?.toLowerCase() ?? "group", words });
}

interface Message {
  readonly after: number;
  readonly to: string;
  readonly text: string;
}

describe("the sample conversation", () => {
  test.each(languages)("is what really happens, in %s", async (language) => {
    const lines = readConversation(language);
    const said: (Message | { readonly after: number; readonly did: string })[] = [];
    await playScript(
      lines.map(({ script }) => script),
      { profile: "buttons", language },
      (line) => said.push(line as Message),
    );
    for (const [index, { told, silent, script }] of lines.entries()) {
      const messages = said.flatMap((line) => ("text" in line && line.after === index + 1 ? [line] : []));
      if (silent) expect(messages, script).toEqual([]);
      for (const { to, words } of told) {
        const heard = messages.filter((message) => message.to === to).map(({ text }) => text);
        for (const each of words) expect(heard.join("\n").replace(/\u00A0/gu, " "), script).toContain(each);
      }
    }
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.flatMap(({ told }) => told).length).toBeGreaterThan(10);
  });

  test("has no cell without its counterpart", () => {
    for (const cells of tableOf("Who")) expect(cells).toHaveLength(3);
  });
});

describe.each(pages)("%s", (page) => {
  const text = read(page);

  test("links only to what exists", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? "");
    const local = links.filter((target) => !/^https?:/.test(target));
    expect(local.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  test("names only commands of npm that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("the tables of README.md", () => {
  test("explain the variables of .env.example, with the same defaults", () => {
    const example = [...read(".env.example").matchAll(/^# ([A-Z_]+)=(.+)$/gm)];
    const defaults = new Map(example.map(([, name, value]): [string, string] => [name ?? "", value ?? ""]));
    const rows = ["README.md", ...platformPages]
      .flatMap((page) => tableOf("Variable", read(page)))
      .map((cells) => cells.map((cell) => cell.replace(/`/g, "")));
    expect(rows.map(([name]) => name).sort()).toEqual([...defaults.keys()].sort());
    for (const [name, value] of rows) {
      if (value !== "none") expect(`${name}=${value}`).toBe(lineOf(example, name ?? ""));
    }
  });

  test("say who may import whom as the test of the house does", () => {
    const [, block = ""] = /const may:.*? = \{\n(.*?)\n\};/su.exec(read("test/architecture.test.ts")) ?? [];
    const may = [...block.matchAll(/^ {2}"?([\w ]+?)"?: \[(.*?)\]/gmsu)].map(([, room, list]) => [
      room,
      [...(list ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => name).join(", ") || "nothing",
    ]);
    expect(may.length).toBeGreaterThan(10);
    expect(tableOf("Room")).toEqual(may);
  });

  test("have every command of npm that is not a part of the check", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const explained = tableOf("Command").join("\n");
    const parts = (scripts["check:code"] ?? "").matchAll(/npm run (\w+)/g);
    const inside = ["check:code", ...Array.from(parts, ([, name]) => name)];
    const missing = Object.keys(scripts).filter(
      (name) => !inside.includes(name) && !new RegExp(`npm (run )?${name}\\b`).test(explained),
    );
    expect(missing).toEqual([]);
  });

  test("explain twelve words", () => {
    expect(tableOf("Word")).toHaveLength(12);
  });
});

describe("the leaflet for neighbours", () => {
  const lines = read("docs/uitleg-voor-buren.md").replace(/[`*#]/g, "").split("\n");
  const sentences = lines.flatMap((line) => line.split(/(?<=[.!?:])\s+/u));

  test("has sentences of at most fifteen words", () => {
    const long = sentences.filter(
      (sentence) => (sentence.match(/[\p{L}\d][\p{L}\d’'-]*/gu) ?? []).length > 15,
    );
    expect(long).toEqual([]);
  });

  test("fits on one page", () => {
    expect(lines.filter((line) => line !== "").length).toBeLessThanOrEqual(48);
    expect(lines.join("\n").length).toBeLessThan(2800);
  });

  test("has ten sentences, each of which does something", async () => {
    const typed = read("docs/uitleg-voor-buren.md").matchAll(/^\d+\. `([^`]+)`(?: of `([^`]+)`)?/gmu);
    const said = [...typed].flatMap(([, one, other]) => [one, other].filter((each) => each !== undefined));
    const script = [
      { at: "2026-03-02T19:00:00+01:00" },
      { from: "ana", says: "start De Poort" },
      { from: "cem", says: said[0] },
      { from: "dina", says: said[1] },
      { from: "ana", says: "stemming 1 tot vrijdag 20:00" },
      ...said
        .slice(2)
        .flatMap((says) => [
          ...(says === "ik kom"
            ? [{ from: "ana", says: "vergadering 12 maart 19:30 in het buurthuis" }]
            : []),
          { from: "dina", says },
        ]),
    ].map((line) => JSON.stringify(line));
    const done: number[] = [];
    await playScript(script, { profile: "plain", language: "nl" }, (line) => {
      if ("did" in line && "after" in line) done.push(Number(line.after));
    });
    expect(said).toHaveLength(12);
    expect(script.slice(1).filter((_, index) => !done.includes(index + 2))).toEqual([]);
  });
});

/** The first line of a variable, as it would stand in .env. */
function lineOf(example: readonly RegExpMatchArray[], name: string): string {
  return example.find((line) => line[1] === name)?.[0].slice(2) ?? "";
}
