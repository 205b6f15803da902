import { stringify } from "csv-stringify/sync";
import { amountOf } from "./cards.ts";
import type { Entry } from "./store.ts";

const byteOrderMark = "\uFEFF";

/**
 * The cash book for a spreadsheet: semicolons, amounts with a comma, residents' words never a formula. A reversal is a
 * row of its own that names what it reverses.
 */
export function writeCsv(entries: readonly Entry[], nameOf: (memberId: string) => string): string {
  const head = [
    "bon",
    "datum",
    "soort",
    "bedrag",
    "plan",
    "van of aan",
    "geboekt door",
    "maakt ongedaan",
    "foto",
  ];
  const rows = entries.map((entry) => [
    String(entry.number),
    entry.date.toString(),
    entry.kind,
    decimal(amountOf(entry)),
    entry.plan === undefined ? "" : String(entry.plan),
    text(entry.other ?? ""),
    entry.memberId === undefined ? "" : text(nameOf(entry.memberId)),
    entry.reverses === undefined ? "" : String(entry.reverses),
    entry.file === undefined ? "" : "ja",
  ]);
  return byteOrderMark + stringify([head, ...rows], { delimiter: ";", record_delimiter: "\r\n" });
}

function decimal(amount: number): string {
  return `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, "0")}`;
}

/** A spreadsheet would run text that begins like a formula. */
function text(words: string): string {
  return /^[=+\-@\t\r]/u.test(words) ? `'${words}` : words;
}
