import { Temporal } from "temporal-polyfill";
import { cents } from "../../domain/money.ts";
import { readTexts } from "../../store/texts.ts";
import { toDate, toInstant } from "../../bot/clock.ts";
import type { SnapshotRow } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { accounts, entryKinds, isBalanced, type Draft, type Line } from "./ledger.ts";
import type { Booked } from "./rules.ts";

/** An entry as the cash book shows it. */
export interface Entry extends Booked {
  readonly date: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  /** Who booked it; undefined where a decision did. */
  readonly memberId: string | undefined;
  readonly other: string | undefined;
  readonly reverses: number | undefined;
  readonly file: string | undefined;
}

/** All lines of a group, or of one plan. */
export async function loadLines({ tx, group }: View, plan?: number): Promise<Line[]> {
  const rows = await tx.line.groupBy({
    by: ["account", "plan"],
    where: { groupId: group.id, ...(plan === undefined ? {} : { plan }) },
    _sum: { cents: true },
  });
  return rows.map(({ account, plan: of, _sum }) => ({
    account: known(accounts, account),
    plan: of,
    cents: cents(Number(_sum.cents ?? 0n)),
  }));
}

/** What was ever decided for a plan: the sum of its reservations that were not reversed. */
export async function loadDecided({ tx, group }: View, plan: number): Promise<number> {
  const { _sum } = await tx.line.aggregate({
    where: { groupId: group.id, plan, account: "reserved", row: { kind: "reserved" } },
    _sum: { cents: true },
  });
  return Number(_sum.cents ?? 0n);
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow({ tx, group }: View, where: { number?: number }, orderBy: "asc" | "desc") {
  return tx.entry.findFirst({
    where: { groupId: group.id, ...where },
    orderBy: { number: orderBy },
    include: { lines: true },
  });
}

export async function loadEntry(view: View, number: number): Promise<Entry | undefined> {
  const row = await findRow(view, { number }, "asc");
  return row ? withTexts(view, [row]).then(([entry]) => entry) : undefined;
}

export async function loadLastEntry(view: View): Promise<Entry | undefined> {
  const row = await findRow(view, {}, "desc");
  return row ? withTexts(view, [row]).then(([entry]) => entry) : undefined;
}

/** The whole cash book in order. */
export async function loadEntries(view: View): Promise<Entry[]> {
  const rows = await view.tx.entry.findMany({
    where: { groupId: view.group.id },
    orderBy: { number: "asc" },
    include: { lines: true },
  });
  return withTexts(view, rows);
}

async function withTexts({ tx, group }: View, rows: readonly Row[]): Promise<Entry[]> {
  const texts = await readTexts(
    tx,
    rows.flatMap(({ otherId }) => (otherId === null ? [] : [otherId])),
  );
  const reversals = await tx.entry.findMany({
    where: { groupId: group.id, reverses: { in: rows.map(({ number }) => number) } },
    select: { number: true, reverses: true },
  });
  return rows.map((row) => ({
    number: row.number,
    kind: known(entryKinds, row.kind),
    plan: row.plan ?? undefined,
    lines: row.lines.map((line) => ({
      account: known(accounts, line.account),
      plan: line.plan,
      cents: cents(Number(line.cents)),
    })),
    reversedBy: reversals.find(({ reverses }) => reverses === row.number)?.number,
    date: Temporal.PlainDate.from(row.date),
    at: toInstant(row.at),
    memberId: row.memberId ?? undefined,
    other: row.otherId === null ? undefined : texts.get(row.otherId),
    reverses: row.reverses ?? undefined,
    file: row.file ?? undefined,
  }));
}

function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Error(`the cash book has no ${word}`);
  return found;
}

export interface Particulars {
  readonly date: Temporal.PlainDate;
  readonly other?: string | undefined;
}

/** Books an entry under the next number of the cash book. Throws when its lines do not sum to zero. */
export async function saveEntry(work: Work, draft: Draft, { date, other }: Particulars): Promise<number> {
  if (!isBalanced(draft.lines)) throw new Error("an entry must sum to zero");
  const { tx, group } = work;
  const last = await tx.entry.findFirst({
    where: { groupId: group.id },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const number = (last?.number ?? 0) + 1;
  const id = { groupId: group.id, number };
  const particulars = {
    kind: draft.kind,
    date: date.toString(),
    plan: draft.plan ?? null,
    reverses: draft.reverses ?? null,
  };
  const otherId = other === undefined ? null : await work.keepText(other);
  const file = work.files[0]?.id ?? null;
  const memberId = work.member?.id ?? null;
  await tx.entry.create({ data: { ...id, ...particulars, at: toDate(work.now), memberId, otherId, file } });
  await tx.line.createMany({
    data: draft.lines.map((line) => ({
      groupId: group.id,
      entry: number,
      ...line,
      cents: BigInt(line.cents),
    })),
  });
  work.effect("entry", number, effectOf({ ...particulars, memberId, otherId }));
  for (const { account, plan, cents: amount } of draft.lines)
    work.effect("line", `${number}/${account}/${plan}`, amount);
  return number;
}

/** The texts of the cash book, which stay as long as it does. */
export async function loadWords({ tx, group }: View): Promise<string[]> {
  const rows = await tx.entry.findMany({
    where: { groupId: group.id, otherId: { not: null } },
    select: { otherId: true },
  });
  return rows.flatMap(({ otherId }) => otherId ?? []);
}

/** What the people who booked are called. */
export async function loadNames({ tx, group }: View): Promise<ReadonlyMap<string, string>> {
  const members = await tx.member.findMany({
    where: { groupId: group.id },
    select: { id: true, name: true },
  });
  return new Map(members.map(({ id, name }) => [id, name ?? ""]));
}

type EffectRow = Pick<Row, "kind" | "date" | "plan" | "reverses" | "memberId" | "otherId">;

function effectOf({ kind, date, plan, reverses, memberId, otherId }: EffectRow): unknown {
  return { kind, date, plan, reverses, by: memberId, other: otherId };
}

/** What the tables say now, for comparing with the journal. */
export async function snapshotBook(tx: View["tx"], groupId: string): Promise<SnapshotRow[]> {
  const entries = await tx.entry.findMany({ where: { groupId }, include: { lines: true } });
  return entries.flatMap(({ number, lines, ...row }): SnapshotRow[] => [
    { kind: "entry", key: number, value: effectOf(row) },
    ...lines.map((line) => ({
      kind: "line",
      key: `${number}/${line.account}/${line.plan}`,
      value: Number(line.cents),
    })),
  ]);
}

/** No cent comes from nowhere, and none is free or promised that is not there. */
export async function findFaults(tx: View["tx"], groupId: string): Promise<string[]> {
  const sums = await tx.line.groupBy({ by: ["entry"], where: { groupId }, _sum: { cents: true } });
  const accounts = await tx.line.groupBy({
    by: ["account", "plan"],
    where: { groupId },
    _sum: { cents: true },
  });
  const unbalanced = sums.filter(({ _sum }) => _sum.cents !== 0n);
  const overdrawn = accounts.filter(({ account, _sum }) => account !== "source" && (_sum.cents ?? 0n) < 0n);
  return [
    ...unbalanced.map(({ entry, _sum }) => `entry ${entry} sums to ${String(_sum.cents)} cents, not to zero`),
    ...overdrawn.map(
      ({ account, plan, _sum }) => `${account} of plan ${plan} is ${String(_sum.cents)} cents, below zero`,
    ),
  ];
}
