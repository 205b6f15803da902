import { findBreaks, type KeptHead } from "../store/chain.ts";
import { readRows, type JournalRow } from "../store/journal.ts";
import type { Transaction } from "../store/transaction.ts";
import type { Feature } from "./feature.ts";

/** What verifying one group found. */
export interface Verified {
  /** The group's code; its id where the group itself is gone. */
  readonly group: string;
  readonly rows: number;
  readonly head: string;
  /** How many values of the state were compared. */
  readonly values: number;
  /** One sentence for each row that is not as it was written; none when all is well. */
  readonly faults: readonly string[];
}

type State = ReadonlyMap<string, unknown>;

/** Kinds of which a row may be erased without a sentence: residents' words, when somebody is forgotten. */
const erasable = /^text /;

/** Recounts every group from its journal and compares that with the tables. */
export async function verifyGroups(
  features: readonly Feature[],
  tx: Transaction,
  heads: readonly KeptHead[],
): Promise<Verified[]> {
  const groups = await tx.group.findMany({ orderBy: [{ startedAt: "asc" }, { code: "asc" }] });
  const journals = await tx.journal.findMany({ distinct: ["groupId"], select: { groupId: true } });
  const codes = new Map([
    ...journals.map(({ groupId }): [string, string] => [groupId, groupId]),
    ...groups.map(({ id, code }): [string, string] => [id, code]),
  ]);
  const verified: Verified[] = [];
  for (const [id, code] of codes) {
    const kept = heads.filter(({ group }) => group === id || group === code);
    verified.push(await verifyGroup(features, tx, { id, code }, kept));
  }
  const unknown = heads.filter(({ group }) => !codes.has(group) && ![...codes.values()].includes(group));
  return [...verified, ...unknown.map(missingGroup)];
}

async function verifyGroup(
  features: readonly Feature[],
  tx: Transaction,
  { id, code }: { id: string; code: string },
  heads: readonly KeptHead[],
): Promise<Verified> {
  const rows = await readRows(tx, id);
  const said = recount(rows);
  const stands = new Map<string, unknown>();
  const broken: string[] = [];
  for (const { snapshot, invariants } of features) {
    for (const { kind, key, value } of (await snapshot?.(tx, id)) ?? []) stands.set(`${kind} ${key}`, value);
    broken.push(...((await invariants?.(tx, id)) ?? []));
  }
  const last = rows.at(-1);
  return {
    group: code,
    rows: rows.length,
    head: last ? `${code}:${last.number}:${last.hash}` : "",
    values: stands.size,
    faults: [...findBreaks(rows, heads), ...compareStates(said, stands), ...broken],
  };
}

function missingGroup({ group, number }: KeptHead): Verified {
  return {
    group,
    rows: 0,
    head: "",
    values: 0,
    faults: [`journal ${number} is missing with its whole group`],
  };
}

/** The newest value of each kind and key. */
function recount(rows: readonly JournalRow[]): State {
  const state = new Map<string, unknown>();
  for (const { effects } of rows) {
    for (const { kind, key, value } of effects) {
      if (value === null) state.delete(`${kind} ${key}`);
      else state.set(`${kind} ${key}`, value);
    }
  }
  return state;
}

function compareStates(said: State, stands: State): string[] {
  const names = [...new Set([...said.keys(), ...stands.keys()])];
  return names.flatMap((name) => {
    if (erasable.test(name) && !stands.has(name)) return [];
    return compareValues(name, stands.get(name), said.get(name));
  });
}

/** Where two values differ, field by field: `line 3/spent/1 is 99 in the table, 100 in the journal`. */
function compareValues(name: string, table: unknown, journal: unknown): string[] {
  if (isRecord(table) && isRecord(journal)) {
    const fields = [...new Set([...Object.keys(journal), ...Object.keys(table)])];
    return fields.flatMap((field) => compareValues(`${name} ${field}`, table[field], journal[field]));
  }
  if (JSON.stringify(table) === JSON.stringify(journal)) return [];
  return [`${name} is ${print(table)} in the table, ${print(journal)} in the journal`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function print(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}
