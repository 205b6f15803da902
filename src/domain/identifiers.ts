import { createHash } from "node:crypto";

const letters = "abcdefghijkmnpqrstuvwxyz23456789";

/**
 * Short ids drawn from the random bytes of one inbound: the same bytes give the same ids in the same order,
 * so that a transaction that runs again changes nothing twice.
 */
export function drawIdentifiers(seed: string): (length: number) => string {
  let drawn = 0;
  return (length) => {
    const digest = createHash("sha256").update(`${seed}/${drawn}`).digest();
    drawn += 1;
    return Array.from(digest.subarray(0, length), (byte) => letters[byte % letters.length]).join("");
  };
}
