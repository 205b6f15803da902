import { describe, expect, test } from "vitest";
import { writeCommands } from "../../../adapters/discord/commands.ts";
import { whatIsRefused } from "../../../adapters/discord/commands/limits.ts";
import { argumentOf, optionOf } from "../../../adapters/discord/commands/names.ts";
import { isListed } from "../../../adapters/discord/commands/same.ts";
import type { CommandSheet } from "../../../src/chat/adapter.ts";
import { makeLexicon } from "../../../src/bot/lexicon.ts";
import { sheetsOf } from "../../../src/bot/sheets.ts";
import { features } from "../../../src/features/index.ts";
import { readCommands, tellCommand } from "./fake/commands.ts";

const commands = writeCommands(sheetsOf(makeLexicon(features)));

function sheet(name: string, more: Partial<CommandSheet> = {}): CommandSheet {
  const called = { name, help: "This does something." };
  return {
    ...{ name, feature: "x", reads: false, example: name, called: { en: called, nl: called }, arguments: [] },
    ...more,
  };
}

describe("the list of commands", () => {
  test("is taken by Discord as it is", () => {
    expect(whatIsRefused(commands)).toEqual([]);
    expect(readCommands(commands)).toHaveLength(commands.length);
    expect(commands.length).toBeGreaterThan(50);
  });

  test("has English names with Dutch ones beside them, and options of their kind", () => {
    expect(commands.find(({ name }) => name === "vote")).toMatchObject({
      ...{
        name_localizations: { nl: "stem" },
        description_localizations: { nl: expect.stringContaining("stem") as unknown },
      },
      options: [
        { name: "number", type: 4, autocomplete: true, required: true, name_localizations: { nl: "nummer" } },
        { name: "choice", type: 3, required: true },
        { name: "because", type: 3, required: false, name_localizations: { nl: "omdat" } },
      ],
    });
    const role = commands.find(({ name }) => name === "role")?.options;
    expect(role?.[0]).toMatchObject({ type: 3, autocomplete: true });
    expect(role?.[1]).toMatchObject({
      choices: expect.arrayContaining([
        { name: "treasurer", value: "treasurer", name_localizations: { nl: "penningmeester" } },
      ]) as unknown,
    });
  });

  test("has one that takes any sentence, and none that only the clock says", () => {
    expect(commands.find(({ name }) => name === "buurt")?.options?.map(({ name }) => name)).toEqual([
      "text",
      "file",
    ]);
    expect(commands.some(({ name }) => name === "close" || name === "say")).toBe(false);
  });
});

test("what Discord would refuse is said in a clear line", () => {
  const many = Array.from({ length: 100 }, (_, index) => sheet(`do-${index}`));
  expect(whatIsRefused(writeCommands(many))).toEqual(["There are 101 commands, and Discord takes 100."]);
  expect(whatIsRefused(writeCommands([sheet("Big Name")]))[0]).toBe(
    'the command Big Name is called "Big Name": it must be one word of 1 to 32 small letters.',
  );
  expect(whatIsRefused(writeCommands([sheet("twice"), sheet("twice")]))).toEqual([
    'a command is called "twice" twice.',
  ]);
  const argument = {
    ...{ name: "a", kind: "text", optional: false, choices: [] },
    called: sheet("a").called ?? never(),
  };
  const options = Array.from({ length: 26 }, (_, index) => ({
    ...argument,
    name: `a${index}`,
    called: named(`a${index}`),
  }));
  expect(whatIsRefused(writeCommands([sheet("long", { arguments: options })]))[0]).toContain(
    "has 26 options, and 25 fit",
  );
  expect(
    whatIsRefused(
      writeCommands([
        sheet("empty", { called: { en: { name: "empty", help: "" }, nl: { name: "leeg", help: "x" } } }),
      ]),
    )[0],
  ).toContain("explained in 0 characters");
});

function named(name: string): NonNullable<CommandSheet["called"]> {
  return { en: { name, help: "x" }, nl: { name, help: "x" } };
}

function never(): never {
  throw new Error("a sheet has a name");
}

test("what Discord adds to the list makes it no other one, a changed word does", () => {
  const listed = readCommands(commands).map((command, index) => tellCommand(command, String(index)));
  expect(isListed(commands, listed.toReversed())).toBe(true);
  expect(isListed(commands.slice(1), listed)).toBe(false);
  const [first, ...others] = commands;
  expect(first && isListed([{ ...first, description: "Something else." }, ...others], listed)).toBe(false);
  expect(isListed(commands, undefined)).toBe(false);
});

test("an argument and its option have one name each", () => {
  for (const name of ["number", "quietHours", "a"]) expect(argumentOf(optionOf(name))).toBe(name);
});
