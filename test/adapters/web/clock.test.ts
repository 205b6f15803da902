import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForTest, visit, type OpenedPlayground } from "./visitor.ts";

let opened: OpenedPlayground;
beforeAll(async () => {
  opened = await openForTest();
});
afterAll(() => opened.close());

const visitor = () => visit(opened.playground.app);
const local = () => opened.clock.now().toZonedDateTimeISO("Europe/Amsterdam");

describe("the clock of the neighbourhood", () => {
  test("shows its time, and goes an hour or a day further", async () => {
    const before = local();
    const answer = await visitor().post("/clock", { move: "hour" });
    expect(answer.location).toBe("/");
    expect(local().since(before).total("minutes")).toBeCloseTo(60, 0);
    await visitor().post("/clock", { move: "day", as: "eva", in: "private" });
    expect(local().toPlainDate().since(before.toPlainDate()).days).toBeGreaterThanOrEqual(1);
    const { text } = await visitor().get("/eva");
    const shown = /<time datetime="([^"]+)">[^<]*<span/.exec(text)?.[1];
    expect(shown).toBe(local().toPlainDateTime().toString({ smallestUnit: "minute" }));
  });

  test("to the next deadline: what falls due on the way is said, each at its own time", async () => {
    const { text } = await visitor().get("/eva");
    expect(text).toMatch(/Volgende deadline: \w+ \d+ \w+, 20\.00 uur\./);
    await visitor().post("/clock", { move: "deadline", as: "eva" });
    const after = (await visitor().get("/eva")).text;
    expect(local().toPlainTime().toString({ smallestUnit: "minute" })).toBe("20:00");
    const times = [...after.matchAll(/<li id="m-.*?(?=<li |<\/ol>)/gs)].map(([message]) => [
      /<time datetime="([^"]+)"/.exec(message)?.[1] ?? "",
      /<h3>([^<]+)/.exec(message)?.[1],
    ]);
    const [[reminded = "", reminder], [closed = "", result]] = [times.at(-2) ?? [], times.at(-1) ?? []];
    expect(reminder).toContain("Je kunt nog stemmen over 3");
    expect(result).toContain("Stemming 3 is gesloten");
    expect(new Date(reminded).getTime()).toBeLessThan(new Date(closed).getTime());
    expect(after).toContain("Er is nu geen deadline.");
    expect(after).not.toContain('value="deadline"');
  });

  test("without a deadline nothing moves; any other way is refused", async () => {
    const before = local();
    await visitor().post("/clock", { move: "deadline" });
    expect(local().since(before).total("minutes")).toBeLessThan(1);
    expect((await visitor().post("/clock", { move: "back" })).status).toBe(400);
    expect((await visitor().post("/clock", { move: "hour", token: "x" })).status).toBe(403);
  });
});
