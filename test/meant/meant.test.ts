import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/chat/words/dictionary.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { Heard } from "../../src/bot/interpret/heard.ts";
import { interpret } from "../../src/bot/interpret/interpret.ts";
import { makeBudgetGroup } from "../support/budgetGroup.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import { group, privately, type Neighbourhood } from "../support/neighbourhood.ts";

/**
 * What a resident says and the canonical sentence it must become: at once (`is`), or after a question that offers it
 * (`asks`). `refused` stands for a reason why it cannot be said like that.
 */
interface Line {
  readonly says: string;
  readonly is?: string;
  readonly asks?: string;
  readonly in?: "private";
  /** The number of the thing whose card is replied to. */
  readonly about?: number;
}

const leastUnderstood = 0.95;
const fewestLines = 200;

function readLines(language: string): Line[] {
  const text = readFileSync(new URL(`${language}.jsonl`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

let database: FreshDatabase;
let neighbourhood: Neighbourhood;
let names: ReadonlyMap<string, string>;
let cards: ReadonlyMap<string, string>;

beforeAll(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeBudgetGroup(database.url);
  const { client } = neighbourhood.store;
  const members = await client.member.findMany();
  names = new Map(members.map(({ id, name }) => [id, (name ?? "").toLowerCase()]));
  const messages = await client.message.findMany({ where: { channel: group.channel, person: null } });
  cards = new Map(messages.map(({ about, message }) => [about ?? "", message]));
});

afterAll(async () => {
  await neighbourhood.close();
  await database.drop();
});

async function hear(line: Line): Promise<Heard | undefined> {
  const { engine } = neighbourhood;
  const on = cards.get(`poll/${line.about ?? 0}`) ?? cards.get(`proposal/${line.about ?? 0}`);
  const inbound: Inbound = {
    ...{
      id: line.says,
      at: engine.clock.now(),
      author: { id: "ana" },
      how: "typed" as const,
      addressed: false,
    },
    ...{ text: line.says, place: line.in ? privately("ana") : group },
    ...(on === undefined ? {} : { on }),
  };
  return (await interpret(engine.lexicon, engine.store.client, inbound, engine.clock.now()))?.heard;
}

function named(says: string): string {
  return says.replace(
    /^(role|unrole) (\S+)/u,
    (_, command: string, id: string) => `${command} ${names.get(id) ?? id}`,
  );
}

/** What is wrong with how this line is read; undefined where it is read as it should be. */
async function judge(line: Line): Promise<string | undefined> {
  const heard = await hear(line);
  const wanted = line.is ?? line.asks ?? "";
  if (heard === undefined) return "is silent";
  if (heard.kind === "refused") return wanted === "refused" ? undefined : `refuses: ${heard.reason.key}`;
  if (heard.kind === "choices")
    return heard.says.map(named).includes(wanted) ? undefined : `asks ${heard.says.map(named).join(" | ")}`;
  if (heard.kind !== "said") return `is ${heard.kind}`;
  return named(heard.says) === wanted ? undefined : `WRONG: ${named(heard.says)}`;
}

describe.each(languages)("what residents mean (%s)", (language) => {
  const lines = readLines(language);

  test("is known from at least 200 lines", () => {
    expect(lines.length).toBeGreaterThanOrEqual(fewestLines);
    expect(new Set(lines.map((line) => JSON.stringify([line.says, line.in, line.about]))).size).toBe(
      lines.length,
    );
  });

  test("is understood or asked back, and never becomes anything else", async () => {
    const missed: string[] = [];
    for (const line of lines) {
      const wrong = await judge(line);
      if (wrong !== undefined) missed.push(`${line.says} ${wrong}`);
    }
    const understood = (lines.length - missed.length) / lines.length;
    process.stdout.write(`understood or asked back in ${language}: ${(understood * 100).toFixed(1)} %\n`);
    expect.soft(missed.filter((line) => line.includes("WRONG"))).toEqual([]);
    expect(understood, missed.join("\n")).toBeGreaterThanOrEqual(leastUnderstood);
  });

  test("is asked first where it is not sure", async () => {
    const rash: string[] = [];
    for (const line of lines.filter(({ asks }) => asks !== undefined)) {
      const heard = await hear(line);
      if (heard?.kind !== "said") continue;
      const reads = neighbourhood.engine.lexicon.entries.get(heard.says.split(" ")[0] ?? "")?.command.reads;
      if (!reads) rash.push(`${line.says} → ${heard.says}`);
    }
    expect(rash).toEqual([]);
  });
});
