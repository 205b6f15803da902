import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPress } from "../../../adapters/slack/read/form.ts";
import { wordsIn } from "../../../adapters/slack/words/words.ts";
import { writeMessage } from "../../../adapters/slack/write.ts";
import { writeForm } from "../../../adapters/slack/write/form.ts";
import { writeHome } from "../../../adapters/slack/write/home.ts";
import { limits } from "../../../adapters/slack/write/limits.ts";
import { writePage } from "../../../adapters/slack/write/pages.ts";
import { writeReading } from "../../../adapters/slack/write/view.ts";
import type { Form } from "../../../src/chat/adapter.ts";
import { fitCard } from "../../../src/chat/fit.ts";
import type { WordedAction, WordedCard } from "../../../src/chat/words/word.ts";
import { checkBlocks, checkView } from "./fake/blocks.ts";
import { limits as slackLimits } from "./fake/limits.ts";

const words = wordsIn("nl");
const fitting = {
  typeOneOf: (choices: readonly string[]) => `Typ ${choices.join(" of ")}.`,
  typeNumber: "Typ het nummer.",
  typeForMore: (typed: string) => `Typ ${typed}.`,
  more: "Meer",
};

/** Words as residents write them: long ones, empty ones, mentions, emoji, right to left. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", size: "max", maxLength: 60 }),
  fc.constantFrom("<!channel> gratis bier", "<@U0BEN> & <#C1|x>", "*vet* _schuin_ `code`", "", "👩‍👩‍👧‍👦", "שלום"),
  fc.string({ unit: "grapheme", size: "max", minLength: 3000, maxLength: 7000 }),
);
const letters = fc.constantFrom("a", "b", "c", "1", "2");
const says = fc.string({ unit: letters, minLength: 1, maxLength: 90 }).map((each) => `vote ${each}`);

const action: fc.Arbitrary<WordedAction> = fc.record({
  ...{ label: fc.string({ unit: "grapheme", size: "max", minLength: 1, maxLength: 120 }), says, typed: says },
  ...{ also: fc.constant([]), short: fc.boolean() },
  asks: fc.constantFrom([], [{ argument: "title", label: "Hoe heet het?", optional: false }]),
});

const card: fc.Arbitrary<WordedCard> = fc
  .record({
    ...{ title: text.filter((each) => each.trim() !== ""), lines: fc.array(text, { maxLength: 40 }) },
    actions: fc.uniqueArray(action, { size: "max", maxLength: 130, selector: (each) => each.says }),
    ...{ bars: fc.constant([]), files: fc.constant([]), about: fc.constantFrom("poll/1", undefined) },
  })
  .map(({ about, ...rest }) => (about === undefined ? rest : { ...rest, about }));

interface Element {
  readonly value?: string;
  readonly options?: readonly { readonly value: string }[];
}

function saidBy(blocks: readonly unknown[]): string[] {
  return (blocks as readonly { readonly elements?: readonly Element[] }[])
    .flatMap(({ elements = [] }) => elements)
    .flatMap(({ value, options = [] }) => [value, ...options.map((option) => option.value)])
    .flatMap((value) => (value === undefined ? [] : [readPress(value).says]));
}

/** All words in blocks, without the line breaks that parts of a long text have between them. */
function wordsIn_(blocks: readonly unknown[]): string {
  return (blocks as readonly { readonly text?: { readonly text: string } }[])
    .flatMap(({ text: shown }) => (shown ? [shown.text] : []))
    .join("")
    .replace(/\s/gu, "");
}

describe("a card as a message", () => {
  test("is within every limit, says all that fitting left of it, and calls nobody", () => {
    fc.assert(
      fc.property(card, fc.boolean(), (worded, shared) => {
        const fitted = fitCard(worded, { limits, shared, words: fitting });
        const { text: beside, blocks } = writeMessage(fitted);
        checkBlocks(blocks, "message");
        expect(beside.length).toBeLessThanOrEqual(slackLimits.text);
        expect(beside).not.toBe("");
        const sayable = saidBy(blocks);
        for (const { says: sentence } of fitted.buttons) expect(sayable).toContain(sentence);
        const shown = wordsIn_(blocks);
        for (const line of [fitted.title, ...fitted.lines]) {
          expect(shown).toContain(line.replace(/<(?=[!@#])/g, "‹").replace(/\s/gu, ""));
        }
        expect(JSON.stringify({ beside, blocks })).not.toMatch(/<[!@#]/);
      }),
      { numRuns: 60 },
    );
  });

  test("reads in whole when it is long, without a word cut in two where it can be helped", () => {
    const lines = Array.from({ length: 300 }, (_, index) => `regel ${index} van een heel lange lijst`);
    const fitted = fitCard(
      { title: "Lang", lines, actions: [], bars: [], files: [] },
      { limits, shared: false, words: fitting },
    );
    const { blocks } = writeMessage(fitted);
    expect(blocks.length).toBeGreaterThan(3);
    expect(wordsIn_(blocks)).toContain("regel299vaneenheellangelijst");
  });
});

describe("a list in pages", () => {
  test("shows every line once, from page to page by its own buttons", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (lines) => {
        const list = { title: "Ideeën", lines, actions: [] };
        const seen: string[] = [];
        for (let page: number | undefined = 1; page !== undefined;) {
          const { blocks, text: beside } = writePage(list, "ideas", page, words);
          checkBlocks(blocks, "message");
          checkView(
            JSON.parse(
              JSON.stringify(writeReading({ blocks, text: beside }, { says: "ideas", channel: "C1" }, words)),
            ),
          );
          const shown = beside.split("\n").slice(1);
          seen.push(shown.filter((line) => !/^Bladzijde \d+ van \d+$/.test(line)).join(""));
          page = nextPage(blocks, page);
        }
        const escaped = lines
          .join("")
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;");
        expect(seen.join("").replace(/\s/gu, "")).toBe(escaped.replace(/\s/gu, ""));
      }),
      { numRuns: 40 },
    );
  });
});

function nextPage(blocks: readonly unknown[], page: number): number | undefined {
  const values = (blocks as readonly { readonly elements?: readonly Element[] }[]).flatMap(
    ({ elements = [] }) => elements.flatMap(({ value }) => (value === undefined ? [] : [readPress(value)])),
  );
  return values.flatMap((press) => (press.kind === "page" && press.page > page ? [press.page] : []))[0];
}

const field: fc.Arbitrary<Form["fields"][number]> = fc.record({
  argument: fc.string({ unit: letters, minLength: 1, maxLength: 20 }),
  kind: fc.constantFrom("text", "money", "number", "member", "moment", "option", "word"),
  label: fc.string({ unit: "grapheme", size: "max", minLength: 1, maxLength: 200 }),
  optional: fc.boolean(),
  choices: fc.array(
    fc.record({
      label: fc.string({ unit: "grapheme", size: "max", minLength: 1, maxLength: 150 }),
      value: fc.string({ unit: letters, minLength: 1, maxLength: 80 }),
    }),
    { size: "max", maxLength: 130 },
  ),
});

test("a form and a home page are within every limit", () => {
  const form = fc.record({
    title: fc.string({ unit: "grapheme", size: "max", minLength: 1, maxLength: 120 }),
    says: fc.constant("idea"),
    fields: fc.uniqueArray(field, { minLength: 1, maxLength: 8, selector: ({ argument }) => argument }),
  });
  fc.assert(
    fc.property(form, card, text, (asked, shown, initial) => {
      const view = writeForm(asked, { says: "idea", channel: "C0BUURT" }, words, initial);
      checkView(JSON.parse(JSON.stringify(view)));
      checkView(JSON.parse(JSON.stringify(writeHome(shown, "D0ANA"))));
    }),
    { numRuns: 40 },
  );
});
