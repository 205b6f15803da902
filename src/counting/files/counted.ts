import { createHash } from "node:crypto";

import { type Order, publishOrder } from "../order.ts";
import { BadInput, type CountOptions, type CountReport, type Tie } from "../report.ts";
import { formatOf } from "./kind.ts";
import { readPabulibCosts } from "./pabulibVotes.ts";

/** What every rule prints about the file and the order of ties. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The order as `--order` takes it. */
export function orderText(order: Order): string {
  return order.by === "seed" ? `seed:${order.seed}` : order.by;
}

/** The place of each option in the published order. Throws BadInput when it goes by cost and the file has no costs. */
export function placesOf(bytes: Uint8Array, ids: readonly string[], order: Order): number[] {
  if (order.by !== "cost") return publishOrder(ids, order);
  if (formatOf(bytes) !== "pabulib") throw new BadInput("--order cost: the file has no costs");
  const costs = readPabulibCosts(bytes);
  return publishOrder(
    ids,
    order,
    ids.map((id) => costs.get(id) ?? 0n),
  );
}

const flags: Readonly<Record<Exclude<keyof CountOptions, "rule" | "order">, string>> = {
  utility: "--utility",
  completion: "--completion",
  form: "--form",
  by: "--by",
  stopping: "--stopping",
  strength: "--winning-votes or --margins",
  seats: "--seats",
  quorum: "--quorum",
  entitled: "--entitled",
  threshold: "--threshold",
  most: "--most",
  dots: "--dots",
  perOption: "--per-option",
  unscored: "--unscored",
};

/** Throws BadInput when an option was given that the rule does not know: it would be silently ignored otherwise. */
export function refuseForeign(options: CountOptions, known: readonly (keyof typeof flags)[]): void {
  const knows = new Set<string>(known);
  for (const [key, flag] of Object.entries(flags)) {
    const given = options[key as keyof typeof flags];
    if (given !== undefined && !knows.has(key)) throw new BadInput(`rule ${options.rule} takes no ${flag}`);
  }
}

/** One bar of an explanation. */
export interface Bar {
  readonly label: string;
  readonly length: number;
  readonly text: string;
  readonly won?: boolean;
}

const widest = 30;

/** A line a bar, labels and bars aligned; the longest bar is 30 blocks, and the winners' end with a star. */
export function drawBars(bars: readonly Bar[]): string[] {
  const most = Math.max(0, ...bars.map(({ length }) => length));
  const room = Math.min(40, Math.max(0, ...bars.map(({ label }) => Array.from(label).length)));
  return bars.map(({ label, length, text, won }) => {
    const letters = Array.from(label);
    const cut = letters.length > room ? `${letters.slice(0, room - 1).join("")}…` : label.padEnd(room);
    const blocks = most > 0 && length > 0 ? Math.max(1, Math.round((length / most) * widest)) : 0;
    return `  ${cut} ${"█".repeat(blocks)}${"░".repeat(widest - blocks)} ${text}${won ? " ★" : ""}`;
  });
}

/** What a tie was, who won it and by which step, a line each. */
export function explainTies(ties: readonly Tie[], name: (id: string) => string): string[] {
  const steps = {
    supporters: "by more supporters",
    cost: "by lower cost",
    "earlier-round": "by the votes in an earlier round",
    order: "by the published order",
  } as const;
  return ties.map(
    ({ round, tied, chosen, by }) =>
      `Tie in round ${round} between ${tied.map(name).join(", ")}: ${name(chosen)} was picked ${steps[by]}.`,
  );
}

/** The last lines of every explanation: by what it can be recounted. */
export function explainInput({ params, input }: CountReport): string[] {
  const told = Object.entries(params).map(([key, value]) => `${key} ${value}`);
  return [`Counted with ${told.join(", ")}.`, `Input SHA-256 ${input}`];
}
