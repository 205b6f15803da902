import { describe, expect, test } from "vitest";
import { makePace, type Rate, type Tempo } from "../../../adapters/whatsapp/pace.ts";
import { NotYet } from "../../../src/chat/adapter.ts";

/** A clock that goes on only when somebody waits for it. */
function heldTempo(random = 0.5): Tempo & { moment: number } {
  const tempo = {
    moment: 0,
    now: () => tempo.moment,
    wait(milliseconds: number) {
      tempo.moment += milliseconds;
      return Promise.resolve();
    },
    random: () => random,
  };
  return tempo;
}

const usual: Rate = { apart: 3, aMinute: 10 };

async function sendMany(many: number, tempo: ReturnType<typeof heldTempo>, chats: readonly string[]) {
  const pace = makePace(usual, tempo);
  const times: number[] = [];
  const late: NotYet[] = [];
  for (let index = 0; index < many; index += 1) {
    const work = () => Promise.resolve(void times.push(tempo.moment));
    await pace
      .inTurn(chats[index % chats.length] ?? "", work)
      .catch((error: unknown) => late.push(error as NotYet));
  }
  return { times, late, apart: times.slice(1).map((time, index) => time - (times[index] ?? 0)) };
}

describe("the pace", () => {
  test("is two to four seconds between any two messages, wherever they go", async () => {
    for (const [random, apart] of [
      [0, 2000],
      [0.5, 3000],
      [1, 4000],
    ] as const) {
      const sent = await sendMany(6, heldTempo(random), ["a", "b", "c"]);
      expect(sent.apart).toEqual(Array.from({ length: 5 }, () => apart));
    }
  });

  test("is at most ten a minute in one chat, and says when there is room again", async () => {
    const { times, late } = await sendMany(14, heldTempo(), ["a"]);
    expect(times).toHaveLength(10);
    expect(late.every((error) => error instanceof NotYet)).toBe(true);
    expect(late[0]?.seconds).toBe(30);
  });

  test("takes more when the minute is over", async () => {
    const tempo = heldTempo();
    const pace = makePace(usual, tempo);
    const work = () => Promise.resolve();
    for (let index = 0; index < 10; index += 1) await pace.inTurn("a", work);
    await expect(pace.inTurn("a", work)).rejects.toBeInstanceOf(NotYet);
    tempo.moment = 60_001;
    await pace.inTurn("a", work);
  });

  test("lets nobody wait longer than a try of the outbox may take", async () => {
    const pace = makePace(usual, { ...heldTempo(), wait: () => new Promise(() => undefined) });
    const waiting = Array.from({ length: 12 }, (_, index) =>
      pace.inTurn(`chat ${index}`, () => Promise.resolve("sent")).catch((error: unknown) => error),
    );
    const late = await waiting.at(-1);
    expect(late).toBeInstanceOf(NotYet);
    expect((late as NotYet).seconds).toBeGreaterThan(20);
  });

  test("shows typing while it waits, and typing never keeps a message from going out", async () => {
    const pace = makePace(usual, heldTempo());
    const seen: string[] = [];
    await pace.inTurn("a", () => Promise.resolve(void seen.push("first")));
    const typing = () => {
      seen.push("typing");
      return Promise.reject(new Error("nobody sees it"));
    };
    await pace.inTurn("a", () => Promise.resolve(void seen.push("second")), typing);
    expect(seen).toEqual(["first", "typing", "second"]);
  });

  test("counts signs apart, and refuses them when there are too many", async () => {
    const pace = makePace(usual, heldTempo());
    let signs = 0;
    const sign = () => pace.sign("a", () => Promise.resolve(void (signs += 1)));
    for (let index = 0; index < 10; index += 1) await sign();
    await expect(sign()).rejects.toBeInstanceOf(NotYet);
    await pace.inTurn("a", () => Promise.resolve());
    expect(signs).toBe(10);
  });

  test("ends at once when the bot stops", async () => {
    const pace = makePace(usual, heldTempo());
    pace.stop();
    await expect(pace.inTurn("a", () => Promise.resolve())).rejects.toThrow();
  });
});
