import { cents } from "../../domain/money.ts";
import type { Feature } from "../../bot/feature.ts";
import { planBlocks, planTitle } from "./cards.ts";
import * as commands from "./commands.ts";
import { balanceOf } from "./ledger.ts";
import { findFaults, loadDecided, loadLines, loadWords, snapshotBook } from "./store.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const { received, opening, paid, reverse, balance, ledger } = commands;

export const budget: Feature = {
  name: "budget",
  commands: [received, opening, paid, reverse, balance, ledger],
  reactions: [commands.whenDecided, commands.whenFinished],
  answers: [commands.answerMoney, commands.answerFree],
  snapshot: snapshotBook,
  invariants: findFaults,
  words: { nl, en },
  offers: async (view) => ((await view.may("book-money")) ? ["received", "balance", "ledger"] : ["balance"]),
  async overview(view) {
    const { blocks = [] } = await commands.balanceNow(view);
    return { blocks, actions: [] };
  },
  keeps: loadWords,
  async tell(view, number) {
    const lines = await loadLines(view, number);
    if (lines.length === 0) return undefined;
    const decided = cents(await loadDecided(view, number));
    return { title: planTitle(number), blocks: planBlocks(decided, balanceOf(lines)) };
  },
};
