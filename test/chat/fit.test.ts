import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitCard, type FittedCard, type FittingWords } from "../../src/chat/fit.ts";
import type { WordedAction, WordedCard } from "../../src/chat/words/word.ts";

const words: FittingWords = {
  typeOneOf: (choices) => `Typ ${choices.join(" of ")}.`,
  typeNumber: "Antwoord met een nummer.",
  typeForMore: (typed) => `Meer: typ ${typed}.`,
  more: "Meer",
};

const text = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: most }),
    fc
      .array(fc.constantFrom("bank", "boom", "een", "👩‍👩‍👧", "speeltuin", "\n"), {
        minLength: 1,
        maxLength: Math.floor(most / 8),
      })
      .map((all) => all.join(" ")),
  );

const action = fc
  .record({ label: text(40), typed: text(60), short: fc.boolean() })
  .map((each): WordedAction => ({ ...each, says: each.typed, also: [], asks: [] }));

const anyCard = fc
  .record(
    {
      title: text(200),
      lines: fc.array(text(160), { maxLength: 14 }),
      actions: fc.array(action, { maxLength: 14 }),
      allShort: fc.boolean(),
      more: action.map((each) => ({ ...each, typed: each.typed.replaceAll("\n", " ") })),
    },
    { requiredKeys: ["title", "lines", "actions", "allShort"] },
  )
  .map(({ allShort, more, actions, ...card }): WordedCard => ({
    ...card,
    bars: [],
    files: [],
    actions: actions.map((each, index) => ({
      ...each,
      says: `says ${index}`,
      ...(allShort ? { short: true } : {}),
    })),
    ...(more ? { more: { ...more, says: "more" } } : {}),
  }));

const anyLimits = fc.record({
  text: fc.integer({ min: 300, max: 3000 }),
  buttons: fc.integer({ min: 0, max: 15 }),
  label: fc.integer({ min: 5, max: 80 }),
});

/** A button, the sentence itself, its word, or its number stands there. */
function canBeSaid(fitted: FittedCard, said: WordedAction, index: number): boolean {
  const shown = fitted.text;
  return (
    fitted.buttons.some(({ says }) => says === said.says) ||
    shown.includes(said.typed) ||
    (said.short && shown.includes(said.label.replace(/\s*\n\s*/g, " ").toLowerCase())) ||
    (shown.includes(`${index + 1}.`) && shown.includes(words.typeNumber))
  );
}

const halfCharacter = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;

describe("a card fitted into a place", () => {
  test("is within the limits, and everything can still be said", () => {
    fc.assert(
      fc.property(anyCard, anyLimits, fc.boolean(), (card, limits, shared) => {
        const fitted = fitCard(card, { limits, shared, words });
        expect(fitted.text.length).toBeLessThanOrEqual(shared ? Math.min(400, limits.text) : limits.text);
        if (shared) expect(fitted.text.split("\n").length).toBeLessThanOrEqual(6);
        expect(fitted.buttons.length).toBeLessThanOrEqual(limits.buttons);
        for (const { label } of fitted.buttons) expect(label.length).toBeLessThanOrEqual(limits.label);
        for (const [index, each] of fitted.actions.entries()) {
          expect(canBeSaid(fitted, each, index), each.says).toBe(true);
        }
        expect(fitted.text).not.toMatch(halfCharacter);
      }),
      { numRuns: 1000 },
    );
  });

  test("shows everything where there is room", () => {
    const card: WordedCard = { title: "Idee 1", lines: ["Van Cem."], actions: [], bars: [], files: [] };
    const room = { limits: { text: 3000, buttons: 5, label: 20 }, shared: true, words };
    expect(fitCard(card, room).text).toBe("Idee 1\nVan Cem.");
  });
});
