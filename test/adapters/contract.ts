import { expect, test } from "vitest";
import type { RunningBot } from "../../src/bot/bot.ts";
import type { Adapter, Posting } from "../../src/chat/adapter.ts";
import { fitCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";

/** One platform with its real library on a loopback fake, a group's chat, and two residents in it: "ana" and "ben". */
export interface PlatformStage {
  readonly adapter: Adapter;
  readonly bot: RunningBot;
  readonly group: Place;
  authorOf(who: "ana" | "ben"): string;
  /** Somebody types in the group's chat, as this message; answers how long the platform waited to know it was heard. */
  types(
    who: "ana" | "ben",
    text: string,
    message: string,
  ): Promise<{ readonly acknowledged: boolean; readonly after: number }>;
  /** The same as the bot itself. */
  echoes(text: string): Promise<void>;
  /** Every sentence that was carried out until now. */
  did(): readonly string[];
  /** What this person sees in the group's chat now, each message whole. */
  sees(who: "ana" | "ben"): readonly string[];
  /** What the platform refused until now. */
  refused(): readonly string[];
  /** The bot takes so long to save what arrives. */
  slow(milliseconds: number): void;
  settled(): Promise<void>;
  /** Whether the platform still reaches the adapter after it was stopped. */
  isReached(): Promise<boolean>;
  close(): Promise<void>;
}

const posting = (key: string): Posting => ({ key, manner: "news" });
const words = {
  typeOneOf: (choices: readonly string[]) => `Typ ${choices.join(" of ")}.`,
  typeNumber: "Typ het nummer.",
  typeForMore: (typed: string) => `Typ ${typed}.`,
  more: "Meer",
};

/** What every platform keeps; `longestAcknowledgement` in milliseconds is how long it waits itself. */
export function testContract(
  open: () => Promise<PlatformStage>,
  { longestAcknowledgement }: { readonly longestAcknowledgement: number },
): void {
  async function onStage(run: (stage: PlatformStage) => Promise<void>): Promise<void> {
    const stage = await open();
    try {
      await run(stage);
    } finally {
      await stage.close();
    }
  }

  test("its own messages are not heard", () =>
    onStage(async (stage) => {
      await stage.types("ana", "start De Poort", "m1");
      await stage.settled();
      const before = stage.did();
      await stage.echoes("idee: bankje, 250 euro");
      await stage.echoes("!help");
      await stage.settled();
      expect(stage.did()).toEqual(before);
    }));

  test("the same message twice has one effect", () =>
    onStage(async (stage) => {
      await stage.types("ana", "start De Poort", "m1");
      await stage.types("ben", "idee: bankje, 250 euro", "m2");
      await stage.types("ben", "idee: bankje, 250 euro", "m2");
      await stage.settled();
      await stage.types("ben", "idee: bankje, 250 euro", "m2");
      await stage.settled();
      expect(stage.did().filter((says) => says.startsWith("idea"))).toHaveLength(1);
    }));

  test("it is acknowledged before it is carried out, also when saving takes long", () =>
    onStage(async (stage) => {
      await stage.types("ana", "start De Poort", "m1");
      await stage.settled();
      stage.slow(longestAcknowledgement + 500);
      const { acknowledged, after } = await stage.types("ben", "idee: bankje, 250 euro", "m2");
      expect(acknowledged).toBe(true);
      expect(after).toBeLessThan(longestAcknowledgement);
      expect(stage.did().some((says) => says.startsWith("idea"))).toBe(false);
      stage.slow(0);
      await expect
        .poll(() => stage.did().some((says) => says.startsWith("idea")), { timeout: 10_000 })
        .toBe(true);
    }));

  test("what is sent to the place where somebody spoke is seen there, and changed where it stands", () =>
    onStage(async (stage) => {
      const { adapter } = stage;
      await stage.types("ana", "start De Poort", "m1");
      await stage.settled();
      const { group: chat } = stage;
      // The engine knows the chat by the place in which the first sentence was said.
      expect((await stage.bot.ask({ place: chat, author: stage.authorOf("ana") }, "ideas")).refused).toBe(
        false,
      );
      const first = await adapter.send(chat, card("eerst", 0, adapter), posting("k1"));
      expect(stage.sees("ben").join("\n")).toContain("eerst");
      if (adapter.edits) {
        const changed = await adapter.send(chat, card("daarna", 0, adapter), {
          ...posting("k2"),
          replacing: first,
        });
        expect(changed).toBe(first);
        expect(stage.sees("ben").join("\n")).not.toContain("eerst");
        expect(stage.sees("ben").join("\n")).toContain("daarna");
      }
      if (adapter.whispers) {
        await adapter.send(
          { ...chat, person: stage.authorOf("ana") },
          card("alleen Ana", 0, adapter),
          posting("k3"),
        );
        expect(stage.sees("ana").join("\n")).toContain("alleen Ana");
        expect(stage.sees("ben").join("\n")).not.toContain("alleen Ana");
      }
    }));

  test(
    "nothing is over the platform's limits, however long it is",
    () =>
      onStage(async (stage) => {
        const { adapter, group } = stage;
        await stage.types("ana", "start De Poort", "m1");
        await stage.settled();
        for (const [index, actions] of [0, 3, 30, 130].entries()) {
          await adapter.send(group, card("lang ".repeat(5000), actions, adapter), posting(`long${index}`));
        }
        expect(stage.refused()).toEqual([]);
        expect(stage.sees("ben").length).toBeGreaterThanOrEqual(4);
      }),
    20_000,
  );

  test("stop is clean: nothing is heard any more, twice does no harm, and nothing keeps the program alive", () =>
    onStage(async (stage) => {
      await stage.types("ana", "start De Poort", "m1");
      await stage.settled();
      expect(await stage.isReached()).toBe(true);
      await stage.adapter.stop();
      await stage.adapter.stop();
      expect(await stage.isReached()).toBe(false);
    }));
}

/** A card in this platform's room, with so many actions. */
function card(title: string, actions: number, { limits }: Adapter) {
  const worded = {
    ...{ title: title.slice(0, 200), lines: [title], bars: [], files: [] },
    actions: Array.from({ length: actions }, (_, index) => ({
      ...{ label: `keuze ${index} ${"met heel veel woorden ".repeat(8)}`, says: `vote 1 ${index}` },
      ...{ typed: `stem 1 ${index}`, also: [], short: false, asks: [] },
    })),
  };
  return fitCard(worded, { limits, shared: false, words });
}
