import { Temporal } from "temporal-polyfill";
import { readHead, readRowsAbout, readValue } from "../../store/journal.ts";
import { readTexts } from "../../store/texts.ts";
import { toDate, toInstant } from "../../bot/clock.ts";
import type { SnapshotRow } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { findProposal } from "../proposals/facts.ts";
import type { Ballot, Charter, Poll, PollResult } from "./rules.ts";

const up = "asc" as const;
const kinds = ["proposal", "question", "round"] as const satisfies readonly Poll["kind"][];
const include = {
  choices: { orderBy: { choice: up } },
  voters: true,
  ballots: { orderBy: [{ at: up }, { memberId: up }] },
};

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow({ tx, group }: View, number: number) {
  return tx.poll.findUnique({
    where: { groupId_number: { groupId: group.id, number } },
    include,
  });
}

export async function loadPoll(view: View, number: number): Promise<Poll | undefined> {
  const row = await findRow(view, number);
  return row ? toPoll(view, row) : undefined;
}

export async function loadOpenPolls(view: View): Promise<Poll[]> {
  return loadWhere(view, { state: "open" });
}

/** Every poll that ended, the newest first. */
export async function loadEndedPolls(view: View): Promise<Poll[]> {
  return loadWhere(view, { state: "closed" });
}

/** Polls of one kind or in one state, the newest first. */
export async function loadWhere(view: View, where: { state?: string; kind?: string }): Promise<Poll[]> {
  const rows = await view.tx.poll.findMany({
    where: { groupId: view.group.id, ...where },
    orderBy: [{ closesAt: "desc" }, { number: "desc" }],
    include,
  });
  return Promise.all(rows.map((row) => toPoll(view, row)));
}

async function toPoll(view: View, row: Row): Promise<Poll> {
  const extended = row.extended === null ? undefined : (JSON.parse(row.extended) as ExtendedRow);
  const textIds = [
    row.questionId,
    row.reasonId,
    extended?.reasonId ?? null,
    ...row.choices.map(({ textId }) => textId),
    ...row.ballots.map(({ reasonId }) => reasonId),
  ];
  const texts = await readTexts(
    view.tx,
    textIds.filter((id) => id !== null),
  );
  const textOf = (id: string | null): string | undefined => (id === null ? undefined : texts.get(id));
  const charter = JSON.parse(row.charter) as Charter;
  const kind = kinds.find((known) => known === row.kind) ?? "question";
  const proposal = kind === "proposal" ? await view.ask(findProposal, row.number) : undefined;
  const plans = charter.round?.plans.map(({ number }) => view.ask(findProposal, number)) ?? [];
  const names = (await Promise.all(plans)).map((plan) => plan?.title ?? "…");
  return {
    number: row.number,
    kind,
    title: proposal?.title ?? textOf(row.questionId) ?? "…",
    choices: charter.round ? names : row.choices.map(({ textId }) => textOf(textId) ?? "…"),
    charter,
    voters: new Set(row.voters.map(({ memberId }) => memberId)),
    ballots: row.ballots.map(({ memberId, choice, reasonId }) => ({
      memberId,
      choice,
      reason: textOf(reasonId),
    })),
    openedBy: row.openedBy,
    openedAt: toInstant(row.openedAt),
    closesAt: toInstant(row.closesAt),
    extended: extended && { by: extended.by, reason: textOf(extended.reasonId) },
    state: row.state === "open" || row.state === "cancelled" ? row.state : "closed",
    endedAt: row.endedAt ? toInstant(row.endedAt) : undefined,
    result: row.result === null ? undefined : (JSON.parse(row.result) as PollResult),
    cancelReason: textOf(row.reasonId),
  };
}

interface ExtendedRow {
  readonly by: string;
  readonly reasonId: string | null;
}

/** How often the reader voted. */
export async function countMine({ tx, group, member }: View): Promise<number> {
  return tx.ballot.count({ where: { groupId: group.id, memberId: member?.id ?? "" } });
}

/** Whoever may vote in the group now: the list that is frozen when a poll opens. */
export async function loadEntitled({ tx, group }: View): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { groupId: group.id, leftAt: null, roles: { none: { role: "supporter" } } },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return members.map(({ id }) => id);
}

export async function savePoll(
  work: Work,
  poll: Pick<Poll, "number" | "kind" | "title" | "choices" | "charter" | "closesAt" | "openedBy">,
  voters: readonly string[],
): Promise<Poll> {
  const { tx, group } = work;
  const { number, kind, charter, closesAt, openedBy } = poll;
  const id = { groupId: group.id, number };
  await removePoll(work, number);
  const questionId = kind === "question" ? await work.keepText(poll.title) : null;
  const frozen = { questionId, kind, charter: JSON.stringify(charter), openedBy, state: "open" };
  const row = await tx.poll.create({
    data: { ...id, ...frozen, openedAt: toDate(work.now), closesAt: toDate(closesAt) },
  });
  const choices: { choice: number; textId: string }[] = [];
  for (const [index, choice] of charter.round ? [] : poll.choices.entries()) {
    choices.push({ choice: index + 1, textId: await work.keepText(choice) });
  }
  await tx.pollChoice.createMany({ data: choices.map((choice) => ({ ...id, ...choice })) });
  await tx.voter.createMany({ data: voters.map((memberId) => ({ ...id, memberId })) });
  work.effect("poll", number, effectOf(row));
  work.effect("choices", number, choicesEffect(choices));
  work.effect("voters", number, [...voters].sort());
  return {
    ...poll,
    openedAt: work.now,
    voters: new Set(voters),
    ballots: [],
    extended: undefined,
    state: "open",
    endedAt: undefined,
    result: undefined,
    cancelReason: undefined,
  };
}

/** A proposal that was voted on without a decision may be voted on again: the earlier vote makes room. */
async function removePoll(work: Work, number: number): Promise<void> {
  const { tx } = work;
  const where = { groupId: work.group.id, number };
  for (const { memberId } of await tx.ballot.findMany({ where })) {
    work.effect("ballot", `${number}/${memberId}`, null);
  }
  await tx.ballot.deleteMany({ where });
  await tx.voter.deleteMany({ where });
  await tx.pollChoice.deleteMany({ where });
  await tx.poll.deleteMany({ where });
}

export async function saveBallot(work: Work, number: number, ballot: Ballot): Promise<void> {
  const { memberId, choice, reason } = ballot;
  const id = { groupId: work.group.id, number, memberId };
  const reasonId = reason === undefined ? null : await work.keepText(reason);
  const data = { choice, reasonId, at: toDate(work.now) };
  await work.tx.ballot.upsert({
    where: { groupId_number_memberId: id },
    create: { ...id, ...data },
    update: data,
  });
  work.effect("ballot", `${number}/${memberId}`, ballotEffect(choice, reasonId));
}

export async function removeBallot(work: Work, number: number, memberId: string): Promise<void> {
  await work.tx.ballot.delete({
    where: { groupId_number_memberId: { groupId: work.group.id, number, memberId } },
  });
  work.effect("ballot", `${number}/${memberId}`, null);
}

/** Saves what a later sentence changed of a poll: its time, its end, its result. A reason once given stays as it is. */
export async function saveChange(work: Work, poll: Poll): Promise<void> {
  const { tx } = work;
  const where = { groupId_number: { groupId: work.group.id, number: poll.number } };
  const before = await tx.poll.findUniqueOrThrow({ where, select: { extended: true, reasonId: true } });
  const row = await tx.poll.update({
    where,
    data: {
      closesAt: toDate(poll.closesAt),
      extended: before.extended ?? (await extendedColumn(work, poll.extended)),
      state: poll.state,
      endedAt: poll.endedAt ? toDate(poll.endedAt) : null,
      result: poll.result ? JSON.stringify(poll.result) : null,
      reasonId: before.reasonId ?? (await keepReason(work, poll.cancelReason)),
    },
  });
  work.effect("poll", poll.number, effectOf(row));
}

async function extendedColumn(work: Work, extended: Poll["extended"]): Promise<string | null> {
  if (!extended) return null;
  const row: ExtendedRow = { by: extended.by, reasonId: await keepReason(work, extended.reason) };
  return JSON.stringify(row);
}

async function keepReason(work: Work, reason: string | undefined): Promise<string | null> {
  return reason === undefined ? null : work.keepText(reason);
}

type PollRow = Omit<Row, "choices" | "voters" | "ballots">;

/** Saves a poll whose voters were merged: the list, the ballots of the two, and how many are entitled. */
export async function saveVoters(
  work: Work,
  before: Poll,
  poll: Poll,
  from: string,
  into: string,
): Promise<void> {
  const { tx, group } = work;
  const where = { groupId: group.id, number: poll.number };
  await tx.voter.deleteMany({ where: { ...where, memberId: from } });
  if (!before.voters.has(into)) await tx.voter.create({ data: { ...where, memberId: into } });
  work.effect("voters", poll.number, [...poll.voters].sort());
  for (const { memberId } of before.ballots) {
    if (memberId === from || memberId === into) await removeBallot(work, poll.number, memberId);
  }
  const kept = poll.ballots.find(({ memberId }) => memberId === into);
  if (kept) await saveBallot(work, poll.number, kept);
  const row = await tx.poll.update({
    where: { groupId_number: where },
    data: { charter: JSON.stringify(poll.charter) },
  });
  work.effect("poll", poll.number, effectOf(row));
}

function effectOf({
  kind,
  questionId,
  charter,
  openedBy,
  closesAt,
  extended,
  state,
  result,
  reasonId,
  endedAt,
}: PollRow) {
  return {
    ...{ kind, state, openedBy, charter: readValue(charter), question: questionId },
    ...{ closesAt: toInstant(closesAt).toString(), extended: extended === null ? null : readValue(extended) },
    ...{ endedAt: endedAt ? toInstant(endedAt).toString() : null, cancelled: reasonId },
    result: result === null ? null : readValue(result),
  };
}

function choicesEffect(choices: readonly { readonly choice: number; readonly textId: string }[]): unknown {
  return Object.fromEntries(choices.map(({ choice, textId }) => [choice, textId]));
}

function ballotEffect(choice: string, reasonId: string | null): unknown {
  return reasonId === null ? choice : { choice, reason: reasonId };
}

/** What the tables say now, for comparing with the journal. */
export async function snapshotPolls(tx: View["tx"], groupId: string): Promise<SnapshotRow[]> {
  const polls = await tx.poll.findMany({ where: { groupId }, include });
  return polls.flatMap(({ choices, voters, ballots, ...row }): SnapshotRow[] => [
    { kind: "poll", key: row.number, value: effectOf(row) },
    { kind: "choices", key: row.number, value: choicesEffect(choices) },
    { kind: "voters", key: row.number, value: voters.map(({ memberId }) => memberId).sort() },
    ...ballots.map(({ memberId, choice, reasonId }) => ({
      kind: "ballot",
      key: `${row.number}/${memberId}`,
      value: ballotEffect(choice, reasonId),
    })),
  ]);
}

/** The moment by which somebody may say what they said: the platform's time, never later than now. */
export function saidAt({ at, now }: Work): Temporal.Instant {
  return Temporal.Instant.compare(at, now) < 0 ? at : now;
}

/** One row of the journal as everybody may read it. */
export interface HistoryRow {
  readonly number: number;
  readonly at: Temporal.Instant;
  /** Undefined for the clock. */
  readonly memberId: string | undefined;
  readonly command: string;
  /** The canonical sentence, with people's own words as long as they are kept. */
  readonly says: string;
}

export interface History {
  readonly rows: readonly HistoryRow[];
  /** The newest row of the whole journal: what everybody can compare with what was kept. */
  readonly head: { readonly number: number; readonly hash: string };
}

/** Somebody's words, as the journal writes what proves them. */
const kept = /"#(?:([a-z0-9]+)\.[0-9a-f]+)?"/gu;

/** What the journal holds about one number. */
export async function loadHistory({ tx, group }: View, number: number): Promise<History> {
  const rows = await readRowsAbout(tx, group.id, number);
  const texts = await readTexts(
    tx,
    rows.flatMap(({ sentence }) => Array.from(sentence.matchAll(kept), ([, id = ""]) => id)),
  );
  return {
    head: await readHead(tx, group.id),
    rows: rows.map((row) => ({
      number: row.number,
      at: toInstant(row.at),
      memberId: row.sayer === "clock" ? undefined : row.sayer,
      command: row.command,
      says: row.sentence.replace(kept, (_, id: string) => JSON.stringify(texts.get(id) ?? "…")),
    })),
  };
}
