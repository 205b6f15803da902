import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ending, Watching } from "../../../adapters/whatsapp/connection.ts";
import type { Session } from "../../../adapters/whatsapp/library.ts";
import { supervise, usualPatience, type SupervisorParts } from "../../../adapters/whatsapp/supervisor.ts";

/** One browser after another, as the test wants them. */
interface Life {
  readonly watching: Watching;
  isClosed: boolean;
}

const minute = 60_000;
const session = { self: [], groups: () => Promise.resolve([]) } as unknown as Session;
const hanging = new Promise<never>(() => undefined);

describe("the supervisor", () => {
  let lives: Life[];
  let log: Readonly<Record<string, unknown>>[];
  let told: string[];
  let closing: Promise<void>;
  let answers: () => Promise<void>;

  beforeEach(() => {
    vi.useFakeTimers();
    [lives, log, told, closing] = [[], [], [], Promise.resolve()];
    answers = () => Promise.resolve();
  });

  afterEach(() => vi.useRealTimers());

  function begin(more: Partial<SupervisorParts> = {}) {
    const supervised = supervise({
      log: (line) => void log.push(line),
      connect(watching) {
        const life: Life = { watching, isClosed: false };
        lives.push(life);
        return {
          answers: () => answers(),
          async close() {
            await closing;
            life.isClosed = true;
          },
        };
      },
      ...more,
    });
    supervised.start({
      heard: ({ kind }) => void told.push(kind),
      ready: () => Promise.resolve(void told.push("ready")),
      loggedOut: () => Promise.resolve(void told.push("logged out")),
    });
    return supervised;
  }

  const current = (): Watching => {
    const life = lives.at(-1);
    if (!life) throw new Error("nothing was begun");
    return life.watching;
  };

  /** How long after this ending the next life begins. */
  async function pauseAfter(why: Ending): Promise<number> {
    const before = lives.length;
    const at = Date.now();
    current().ended(why);
    while (lives.length === before) await vi.advanceTimersToNextTimerAsync();
    return Date.now() - at;
  }

  test("waits longer after each failure, up to five minutes, also where it was ready for a moment", async () => {
    const supervised = begin();
    const pauses: number[] = [];
    for (let count = 0; count < 10; count += 1) {
      if (count % 2 === 1) current().ready(session);
      pauses.push(await pauseAfter("gone"));
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => seconds * 1000));
    current().ready(session);
    await vi.advanceTimersByTimeAsync(usualPatience.settled);
    expect(await pauseAfter("gone")).toBe(1000);
    await supervised.stop();
  });

  test("fights no other computer: a minute, two, four, up to an hour", async () => {
    const supervised = begin();
    const pauses: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      current().ready(session);
      pauses.push(await pauseAfter("conflict"));
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((minutes) => minutes * minute));
    await supervised.stop();
  });

  test("begins no browser while the last one is still there", async () => {
    let close = (): void => undefined;
    closing = new Promise((resolve) => (close = resolve));
    const supervised = begin();
    current().ended("gone");
    await vi.advanceTimersByTimeAsync(minute);
    expect(lives).toHaveLength(1);
    close();
    await vi.advanceTimersByTimeAsync(0);
    expect(lives.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    await supervised.stop();
  });

  test("let in without being ready in two minutes, it begins anew; waiting for a login it never does", async () => {
    const supervised = begin();
    current().asks({ qr: "2@x" });
    expect([supervised.state(), supervised.login()]).toEqual(["needs-login", { qr: "2@x" }]);
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(lives).toHaveLength(1);
    current().admitted();
    expect([supervised.state(), supervised.login()]).toEqual(["starting", undefined]);
    await vi.advanceTimersByTimeAsync(2 * minute - 1);
    expect(lives).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(lives.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    await supervised.stop();
  });

  test("what a past life still says is not listened to", async () => {
    const supervised = begin();
    const past = current();
    past.ended("gone");
    await vi.advanceTimersByTimeAsync(1000);
    past.ready(session);
    past.asks({ code: "x" });
    past.ended("logged-out");
    past.heard({ kind: "joined", id: "1", chat: "x@g.us", people: [], at: 0 });
    expect([supervised.state(), supervised.login(), told]).toEqual(["starting", undefined, []]);
    current().ready(session);
    current().heard({ kind: "joined", id: "1", chat: "x@g.us", people: [], at: 0 });
    expect(told).toEqual(["ready", "joined"]);
    await supervised.stop();
  });

  test("logged out, nothing is tried again, until somebody starts it", async () => {
    const supervised = begin();
    current().ready(session);
    current().ended("logged-out");
    await vi.advanceTimersByTimeAsync(24 * 60 * minute);
    expect([lives.length, supervised.state(), told]).toEqual([1, "needs-login", ["ready", "logged out"]]);
    expect(lives[0]?.isClosed).toBe(true);
    await supervised.stop();
  });

  test("stopped between two lives, it stays so", async () => {
    const supervised = begin();
    current().ended("gone");
    await supervised.stop();
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect([lives.length, supervised.state()]).toEqual([1, "down"]);
  });

  test("a page that answers no more is left; one that only refuses is not", async () => {
    const supervised = begin();
    current().ready({ ...session, groups: () => hanging, peopleIn: () => Promise.reject(new Error("no")) });
    await expect(supervised.session()?.peopleIn("x")).rejects.toThrow("no");
    answers = () => Promise.reject(new Error("busy"));
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(lives).toHaveLength(1);
    const asked = expect(supervised.session()?.groups()).rejects.toThrow("does not answer");
    await vi.advanceTimersByTimeAsync(usualPatience.call);
    await asked;
    expect([supervised.state(), supervised.session()]).toEqual(["down", undefined]);
    await vi.advanceTimersByTimeAsync(1000);
    current().ready(session);
    answers = () => hanging;
    await vi.advanceTimersByTimeAsync(usualPatience.beat + usualPatience.call);
    expect(supervised.state()).toBe("down");
    await supervised.stop();
  });

  test("what is told on being ready may fail without harm, and nothing secret is in the log", async () => {
    const shown: unknown[] = [];
    const supervised = begin({ asks: (login) => void shown.push(login) });
    current().asks({ qr: "2@secret" });
    current().asks({ code: "WXYZ1234" });
    expect(shown).toEqual([{ qr: "2@secret" }, { code: "WXYZ1234" }]);
    current().ready(session);
    await supervised.stop();
    expect(JSON.stringify(log)).not.toMatch(/secret|WXYZ/);
    expect(log.map(({ state }) => state)).toEqual(["starting", "needs-login", "ready", "down"]);
  });
});
