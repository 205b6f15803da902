import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startStage, userOf, ways, type Stage } from "./stage.ts";

describe.each(ways)("over %s", (way) => {
  let stage: Stage;
  const [ana, ben, cem, dina] = ["Ana", "Ben", "Cem", "Dina"].map(userOf) as [string, string, string, string];

  beforeEach(async () => {
    stage = await startStage(way);
  });

  afterEach(async () => {
    await stage.close();
  });

  test("a group begins, an idea is supported and the receipt lasts", async () => {
    const acknowledged = await stage.says(ana, "start De Poort");
    expect(acknowledged).toMatchObject({ ok: true });
    await stage.says(ben, "hallo allemaal");
    await stage.says(cem, "idee: bankje bij de poort, 250 euro");
    expect(
      stage
        .sees(ben)
        .map(({ text }) => text)
        .join("\n"),
    ).toContain("Idee 1: bankje bij de poort");
    await stage.presses(dina, "Steun");
    expect(stage.sees(dina, stage.slack.direct(dina)).at(-1)?.text).toContain("Je steunt idee 1");
    expect(stage.executed.map(({ says }) => says)).toEqual([
      'start "De Poort"',
      'idea "bankje bij de poort" amount:25000',
      "support 1",
    ]);
  });
});
