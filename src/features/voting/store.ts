import { Temporal } from "temporal-polyfill";
import { readHead, readRowsAbout, readValue } from "../../store/journal.ts";
import { readTexts } from "../../store/texts.ts";
import { toDate, toInstant } from "../../bot/clock.ts";
import type { SnapshotRow } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { proposalTitle } from "../proposals/facts.ts";
import {
  isWhole,
  type Ballot,
  type Charter,
  type Merged,
  type Poll,
  type PollResult,
  type Tally,
  type Voter,
} from "./rules.ts";

const kinds = ["proposal", "question", "round"] as const satisfies readonly Poll["kind"][];

type Row = NonNullable<Awaited<ReturnType<View["tx"]["poll"]["findUnique"]>>>;

export async function loadPoll(view: View, number: number): Promise<Poll | undefined> {
  const where = { groupId_number: { groupId: view.group.id, number } };
  const row = await view.tx.poll.findUnique({ where });
  return row ? toPoll(view, row) : undefined;
}

/** The same with its ballots counted once more, one by one: what a decision rests on. */
export async function loadCounted(view: View, number: number): Promise<Poll | undefined> {
  const poll = await loadPoll(view, number);
  if (!poll) return undefined;
  const counts = await countBallots(view.tx, { groupId: view.group.id, number });
  return { ...poll, tally: counts.get(number) ?? {} };
}

export async function loadOpenPolls(view: View): Promise<Poll[]> {
  return loadWhere(view, { state: "open" });
}

/** Those in which the reader may vote. */
export async function loadMine(view: View): Promise<Poll[]> {
  return loadWhere(view, { state: "open", voters: { some: { memberId: view.member?.id ?? "" } } });
}

/** Those of them in which the reader has not voted, or not wholly. */
export async function loadWaiting(view: View, mine: readonly Poll[]): Promise<Poll[]> {
  const where = { groupId: view.group.id, memberId: view.member?.id ?? "" };
  const numbers = mine.map(({ number }) => number);
  const ballots = await view.tx.ballot.findMany({ where: { ...where, number: { in: numbers } } });
  return mine.filter(({ number, charter }) => {
    const own = ballots.find((ballot) => ballot.number === number);
    return !own || !isWhole(charter, own);
  });
}

/** Every poll that ended, the newest first. */
export async function loadEndedPolls(view: View): Promise<Poll[]> {
  return loadWhere(view, { state: "closed" });
}

interface Where {
  readonly state?: string;
  readonly kind?: string;
  readonly voters?: { readonly some: { readonly memberId: string } };
}

/** Polls of one kind or in one state, the newest first. */
export async function loadWhere(view: View, where: Where): Promise<Poll[]> {
  const rows = await view.tx.poll.findMany({
    where: { groupId: view.group.id, ...where },
    orderBy: [{ closesAt: "desc" }, { number: "desc" }],
  });
  return Promise.all(rows.map((row) => toPoll(view, row)));
}

async function toPoll(view: View, row: Row): Promise<Poll> {
  const { groupId, number } = row;
  const kind = kinds.find((known) => known === row.kind) ?? "question";
  const charter = JSON.parse(row.charter) as Charter;
  const extended = row.extended === null ? undefined : (JSON.parse(row.extended) as ExtendedRow);
  const titleId = kind === "proposal" ? await titleOf(view, number) : row.questionId;
  const choices =
    kind === "question"
      ? await view.tx.pollChoice.findMany({ where: { groupId, number }, orderBy: { choice: "asc" } })
      : [];
  const plans = await Promise.all(charter.round?.plans.map((plan) => titleOf(view, plan.number)) ?? []);
  const named = [...choices.map(({ textId }) => textId), ...plans];
  const textIds = [titleId, row.reasonId, extended?.reasonId ?? null, ...named];
  const texts = await readTexts(
    view.tx,
    textIds.filter((id) => id !== null),
  );
  const textOf = (id: string | null): string | undefined => (id === null ? undefined : texts.get(id));
  return {
    number,
    kind,
    title: textOf(titleId) ?? "…",
    choices: named.map((id) => textOf(id) ?? "…"),
    charter,
    tally: JSON.parse(row.tally) as Tally,
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

async function titleOf(view: View, proposal: number): Promise<string | null> {
  return (await view.ask(proposalTitle, proposal)) ?? null;
}

/** What one member has to do with a poll. */
export async function loadVoter({ tx, group }: View, number: number, memberId: string): Promise<Voter> {
  const where = { groupId_number_memberId: { groupId: group.id, number, memberId } };
  const listed = await tx.voter.findUnique({ where });
  const row = await tx.ballot.findUnique({ where });
  if (!row) return { isEntitled: listed !== null, ballot: undefined };
  const { choice, reasonId, at } = row;
  const texts = await readTexts(tx, reasonId === null ? [] : [reasonId]);
  const ballot = { memberId, choice, reason: texts.get(reasonId ?? ""), at: toInstant(at) };
  return { isEntitled: listed !== null, ballot };
}

/** Ballots with a reason, in the order in which they were cast. */
export async function loadReasons({ tx, group }: View, { number }: Poll): Promise<Ballot[]> {
  const rows = await tx.ballot.findMany({
    where: { groupId: group.id, number, reasonId: { not: null } },
    orderBy: [{ at: "asc" }, { memberId: "asc" }],
  });
  const texts = await readTexts(
    tx,
    rows.flatMap(({ reasonId }) => reasonId ?? []),
  );
  return rows.map(({ memberId, choice, reasonId }) => ({
    ...{ memberId, choice, reason: texts.get(reasonId ?? "") },
  }));
}

/** Who may vote and has not, or not wholly. */
export async function loadSilent({ tx, group }: View, { number, charter }: Poll): Promise<string[]> {
  const where = { groupId: group.id, number };
  const ballots = await tx.ballot.findMany({ where });
  const cast = new Set(ballots.filter((each) => isWhole(charter, each)).map(({ memberId }) => memberId));
  const voters = await tx.voter.findMany({ where });
  return voters.map(({ memberId }) => memberId).filter((memberId) => !cast.has(memberId));
}

/** The ballots themselves, counted by poll and choice. */
export async function countBallots(
  tx: View["tx"],
  where: { readonly groupId: string; readonly number?: number },
): Promise<ReadonlyMap<number, Tally>> {
  const rows = await tx.ballot.groupBy({ by: ["number", "choice"], where, _count: true });
  const counts = new Map<number, Record<string, number>>();
  for (const { number, choice, _count } of rows) {
    counts.set(number, { ...counts.get(number), [choice]: _count });
  }
  return counts;
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
    tally: {},
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

/** Saves a ballot, and with it the poll in which it is counted. */
export async function saveBallot(work: Work, poll: Poll, ballot: Ballot): Promise<void> {
  const { memberId, choice, reason } = ballot;
  const id = { groupId: work.group.id, number: poll.number, memberId };
  const reasonId = reason === undefined ? null : await work.keepText(reason);
  const data = { choice, reasonId, at: toDate(saidAt(work)) };
  await work.tx.ballot.upsert({
    where: { groupId_number_memberId: id },
    create: { ...id, ...data },
    update: data,
  });
  await saveTally(work, poll);
  work.effect("ballot", `${poll.number}/${memberId}`, ballotEffect(choice, reasonId));
}

export async function removeBallot(work: Work, poll: Poll, memberId: string): Promise<void> {
  const { number } = poll;
  await work.tx.ballot.delete({
    where: { groupId_number_memberId: { groupId: work.group.id, number, memberId } },
  });
  await saveTally(work, poll);
  work.effect("ballot", `${number}/${memberId}`, null);
}

async function saveTally({ tx, group }: Work, { number, tally }: Poll): Promise<void> {
  await tx.poll.updateMany({ where: { groupId: group.id, number }, data: { tally: JSON.stringify(tally) } });
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

/** Saves a poll whose voters were merged: the list, the ballots of the two, and how many are entitled. */
export async function saveMerged(
  work: Work,
  { poll, kept }: Merged,
  from: string,
  into: string,
): Promise<void> {
  const { tx, group } = work;
  const where = { groupId: group.id, number: poll.number };
  await tx.voter.deleteMany({ where: { ...where, memberId: from } });
  const id = { ...where, memberId: into };
  await tx.voter.upsert({ where: { groupId_number_memberId: id }, create: id, update: {} });
  const voters = await tx.voter.findMany({ where });
  work.effect("voters", poll.number, voters.map(({ memberId }) => memberId).sort());
  const theirs = await tx.ballot.findMany({ where: { ...where, memberId: { in: [from, into] } } });
  for (const { memberId } of theirs) await removeBallot(work, poll, memberId);
  if (kept) await saveBallot(work, poll, { ...kept, memberId: into });
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
}: Row) {
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
  const include = { choices: { orderBy: { choice: "asc" } }, voters: true, ballots: true } as const;
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

/** Polls whose running count is not that of their ballots. */
export async function findTallyFaults(tx: View["tx"], groupId: string): Promise<string[]> {
  const counts = await countBallots(tx, { groupId });
  const polls = await tx.poll.findMany({ where: { groupId }, select: { number: true, tally: true } });
  return polls.flatMap(({ number, tally }) => {
    const counted = counts.get(number) ?? {};
    return printTally(readValue(tally)) === printTally(counted)
      ? []
      : [`poll ${number} shows ${tally}, its ballots are ${JSON.stringify(counted)}`];
  });
}

/** A count as text, whatever stands in the column: two that say the same are the same text. */
function printTally(tally: unknown): string {
  if (typeof tally !== "object" || tally === null) return String(tally);
  return JSON.stringify(
    Object.entries(tally)
      .filter(([, count]) => count !== 0)
      .sort(),
  );
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
