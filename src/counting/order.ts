import { createHash } from "node:crypto";

/** The published order that breaks a tie when supporters and cost are equal; fixed before a vote closes. */
export type Order =
  | { readonly by: "submitted" }
  | { readonly by: "id" }
  | { readonly by: "cost" }
  | { readonly by: "seed"; readonly seed: string };

/**
 * The place of each candidate in the published order: `places[i]` is 0 for the candidate that wins every tie. A seed
 * sorts by SHA-256 of `seed`, a line break and the id, as hexadecimal text, so that a resident can redo it by hand;
 * `id` sorts by code points (only to compare with other programs); `cost` puts the cheaper first, then as submitted.
 */
export function publishOrder(ids: readonly string[], order: Order, costs: readonly bigint[] = []): number[] {
  const keys = ids.map((id, index) => {
    if (order.by === "seed") return createHash("sha256").update(`${order.seed}\n${id}`).digest("hex");
    return order.by === "id" ? id : (costs[index] ?? 0n);
  });
  const sorted = ids.map((_, index) => index);
  if (order.by !== "submitted") sorted.sort((a, b) => compare(keys[a] ?? 0n, keys[b] ?? 0n) || a - b);
  const places = new Array<number>(ids.length).fill(0);
  for (const [place, index] of sorted.entries()) places[index] = place;
  return places;
}

function compare(a: string | bigint, b: string | bigint): number {
  if (typeof a === "string" && typeof b === "string") return comparePoints(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code points, which for text outside the basic plane is not the order of JavaScript's own comparison. */
function comparePoints(a: string, b: string): number {
  const left = Array.from(a, (letter) => letter.codePointAt(0) ?? 0);
  const right = Array.from(b, (letter) => letter.codePointAt(0) ?? 0);
  for (const [index, point] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return left.length - right.length;
}
