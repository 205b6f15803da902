import { expect, test } from "vitest";
import { fitCard } from "../../src/chat/fit.ts";

const words = {
  typeOneOf: (choices: readonly string[]) => `Typ ${choices.join(" of ")}.`,
  typeNumber: "Antwoord met een nummer.",
  typeForMore: (typed: string) => `Meer: ${typed}.`,
  more: "Meer",
};

test.each([6, 20])("of a card of %i lines without buttons it stays visible what to type", (count) => {
  const actions = ["ja 1", "nee 1"].map((typed) => ({
    label: typed,
    says: typed,
    typed,
    also: [],
    asks: [],
    short: false,
  }));
  const lines = Array.from({ length: count }, (_, index) => `Regel ${index + 1} is een wat langere regel.`);
  const card = { title: "Stemming 1", lines, actions, bars: [], files: [] };
  const limits = { text: 700, buttons: 0, label: 24 };
  const { text } = fitCard(card, { limits, shared: true, words });
  expect(text.split("\n").length).toBeLessThanOrEqual(6);
  expect(text).toContain("Typ ja 1 of nee 1.");
});
