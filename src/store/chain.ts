import { hashEntry, journalStart, type JournalRow } from "./journal.ts";

/** A journal row as somebody kept it elsewhere, for example in the chat: what stands there can no longer be rewritten. */
export interface KeptHead {
  /** The group's code or id. */
  readonly group: string;
  readonly number: number;
  readonly hash: string;
}

/** What is wrong with a group's chain, naming each row: changed, missing, moved, or other than a kept head says. */
export function findBreaks(rows: readonly JournalRow[], heads: readonly KeptHead[]): string[] {
  const faults: string[] = [];
  let last = { number: 0, hash: journalStart };
  for (const row of rows) {
    const { number, before, hash } = row;
    if (number > last.number + 1) faults.push(nameMissing(last.number + 1, number - 1));
    else if (before !== last.hash) faults.push(`journal ${number} does not follow the row before it`);
    if (hashEntry(before, row) !== hash) faults.push(`journal ${number} was changed`);
    last = { number, hash };
  }
  for (const head of heads) {
    const row = rows.find(({ number }) => number === head.number);
    if (!row && head.number > last.number) faults.push(nameMissing(last.number + 1, head.number));
    else if (row && row.hash !== head.hash)
      faults.push(`journal ${head.number} has another hash than the head that was kept`);
  }
  return faults;
}

function nameMissing(first: number, last: number): string {
  return first === last ? `journal ${first} is missing` : `journal ${first} to ${last} are missing`;
}
