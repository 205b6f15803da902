import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { talk, type TalkOptions } from "../../src/commandline/terminal.ts";

async function typed(lines: readonly string[], options: Partial<TalkOptions> = {}): Promise<string> {
  const output = new PassThrough();
  const shown = text(output);
  const input = Readable.from(lines.map((line) => `${line}\n`));
  expect(await talk({ profile: "buttons", language: "nl", ...options }, { input, output })).toBe(0);
  output.end();
  return shown;
}

describe("npm run chat", () => {
  test("is the same neighbourhood, as whoever you are", async () => {
    const shown = await typed([
      "cem: hoeveel is er nog?",
      "/druk Nee",
      "betaald 10 voor 2",
      "/ik ben",
      "betaald 10 voor 2 aan de bloemist",
      "/ik",
      "/druk Dans",
      "/ik zorro",
      "/wat",
      "/privé hoeveel is er nog?",
      "/stop",
      "cem: dit hoort niemand",
    ]);
    expect(shown).toMatch(/^Hart voor de K-buurt: een oefenbuurt\./);
    expect(shown).toContain("Je bent Cem, bewoner, stemt mee.");
    expect(shown).toContain("Er is nog € 12.969,50 vrij");
    expect(shown).toMatch(/Buurtbot \(alleen voor Cem\):\n {2}Ik heb je stem over 3: nee\./);
    expect(shown).toContain("geld boekt alleen de penningmeester");
    expect(shown).toContain("€ 10 betaald aan de bloemist voor plan 2");
    expect(shown).toContain("  Ben: penningmeester, boekt geld");
    expect(shown).toContain("Je ziet geen knop “Dans”.");
    expect(shown).toContain("Ik ken niemand die zorro heet.");
    expect(shown).toContain("/wat ken ik niet.");
    expect(shown).toMatch(/Ben, privé>|Buurtbot \(alleen voor Ben\):\n {2}Er is nog/);
    expect(shown).not.toContain("dit hoort niemand");
    expect(shown).toMatch(/Tot de volgende keer\.\n$/);
  });

  test("buttons have numbers, and the clock goes on to the next deadline", async () => {
    const shown = await typed(["/ik cem", "/2", "/klok", "/uur", "/deadline", "/deadline", "/stop"]);
    expect(shown).toContain("Knoppen: 1 [Ja]  2 [Nee]  3 [Geen mening]");
    expect(shown).toContain("Ik heb je stem over 3: nee.");
    expect(shown).toContain("Stemming 3 is gesloten");
    expect(shown.match(/Het is \w+ \d+ \w+( \d+)?, \d+\.\d\d uur\./g)).toHaveLength(3);
    expect(shown).toContain("Er is nu geen deadline.");
  });

  test("in English, without buttons, until the end of what is typed", async () => {
    const shown = await typed(["/me dina", "yes 3", "how much is left?"], {
      language: "en",
      profile: "plain",
    });
    expect(shown).toContain("You are Dina, resident, votes.");
    expect(shown).toContain("still free");
    expect(shown).toContain("Buurtbot (only for Dina)");
    expect(shown).not.toContain("Buttons:");
    expect(shown).not.toMatch(/\b(stemming|buren|idee|gekregen)\b/i);
  });
});
