import { cents } from "../../domain/money.ts";
import { readTexts } from "../../store/texts.ts";
import { toDate } from "../../bot/clock.ts";
import type { SnapshotRow } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { proposalStates, type Proposal, type ProposalState } from "./rules.ts";

export async function loadProposal({ tx, group }: View, number: number): Promise<Proposal | undefined> {
  const row = await tx.proposal.findUnique({
    where: { groupId_number: { groupId: group.id, number } },
    include: { supports: { orderBy: [{ at: "asc" }, { memberId: "asc" }] } },
  });
  if (!row) return undefined;
  const texts = await readTexts(tx, [row.titleId]);
  return toProposal(row, texts);
}

/** The id under which its words are kept. */
export async function loadTitleId({ tx, group }: View, number: number): Promise<string | undefined> {
  const where = { groupId_number: { groupId: group.id, number } };
  return (await tx.proposal.findUnique({ where, select: { titleId: true } }))?.titleId;
}

/** Those in one of these states, the newest first. */
export async function loadProposals(
  { tx, group }: View,
  states: readonly ProposalState[],
): Promise<readonly Proposal[]> {
  const rows = await tx.proposal.findMany({
    where: { groupId: group.id, state: { in: [...states] } },
    orderBy: { number: "desc" },
    include: { supports: { orderBy: [{ at: "asc" }, { memberId: "asc" }] } },
  });
  const texts = await readTexts(
    tx,
    rows.map(({ titleId }) => titleId),
  );
  return rows.map((row) => toProposal(row, texts));
}

interface Row {
  readonly number: number;
  readonly memberId: string;
  readonly titleId: string;
  readonly amount: bigint | null;
  readonly state: string;
  readonly supports: readonly { readonly memberId: string }[];
}

function toProposal(row: Row, texts: ReadonlyMap<string, string>): Proposal {
  const state = proposalStates.find((known) => known === row.state);
  if (!state) throw new Error(`a proposal cannot be ${row.state}`);
  const { number, memberId, titleId } = row;
  return {
    ...{ number, memberId, titleId, state },
    title: texts.get(titleId) ?? "…",
    amount: row.amount === null ? undefined : cents(Number(row.amount)),
    supporters: row.supports.map((support) => support.memberId),
  };
}

export async function saveProposal(
  work: Work,
  idea: Pick<Proposal, "title" | "amount"> & { readonly memberId: string },
): Promise<Proposal> {
  const { tx, group } = work;
  const number = await work.number("proposal");
  const titleId = await work.keepText(idea.title);
  const { memberId, amount } = idea;
  const data = { groupId: group.id, number, memberId, titleId, state: "open", at: toDate(work.now) };
  await tx.proposal.create({ data: { ...data, amount: amount === undefined ? null : BigInt(amount) } });
  const proposal: Proposal = { ...idea, number, titleId, state: "open", supporters: [] };
  work.effect("proposal", number, effectOf(proposal));
  return proposal;
}

export async function saveState(work: Work, proposal: Proposal): Promise<void> {
  const { number, state } = proposal;
  await work.tx.proposal.update({
    where: { groupId_number: { groupId: work.group.id, number } },
    data: { state },
  });
  work.effect("proposal", number, effectOf(proposal));
}

export async function saveSupport(
  work: Work,
  number: number,
  memberId: string,
  given: boolean,
): Promise<void> {
  const id = { groupId: work.group.id, number, memberId };
  if (given) await work.tx.support.create({ data: { ...id, at: toDate(work.now) } });
  else await work.tx.support.delete({ where: { groupId_number_memberId: id } });
  work.effect("support", `${number}/${memberId}`, given ? true : null);
}

/** How many ideas the reader brought in, and how many they support. */
export async function countMine({ tx, group, member }: View): Promise<{ ideas: number; supports: number }> {
  const mine = { groupId: group.id, memberId: member?.id ?? "" };
  return {
    ideas: await tx.proposal.count({ where: mine }),
    supports: await tx.support.count({ where: mine }),
  };
}

/** What one of two members had is the other's now; nobody supports twice, nor an idea of their own. */
export async function saveMerged(work: Work, from: string, into: string): Promise<number[]> {
  const { tx, group } = work;
  const supported = await tx.support.findMany({ where: { groupId: group.id, memberId: from } });
  const proposed = await tx.proposal.findMany({ where: { groupId: group.id, memberId: from } });
  for (const { number } of proposed) {
    const where = { groupId_number: { groupId: group.id, number } };
    await tx.proposal.update({ where, data: { memberId: into } });
  }
  for (const { number } of supported) {
    await saveSupport(work, number, from, false);
    const proposal = await loadProposal(work, number);
    const counts = proposal && proposal.memberId !== into && !proposal.supporters.includes(into);
    if (counts) await saveSupport(work, number, into, true);
  }
  for (const { number } of proposed) {
    const proposal = await loadProposal(work, number);
    if (proposal?.supporters.includes(into)) await saveSupport(work, number, into, false);
    if (proposal) work.effect("proposal", number, effectOf(proposal));
  }
  return [...new Set([...supported, ...proposed].map(({ number }) => number))];
}

function effectOf({
  memberId,
  titleId,
  amount,
  state,
}: Pick<Proposal, "memberId" | "titleId" | "amount"> & { state: string }): unknown {
  return { by: memberId, title: titleId, amount: amount ?? null, state };
}

/** What the tables say now, for comparing with the journal. */
export async function snapshotProposals(tx: View["tx"], groupId: string): Promise<SnapshotRow[]> {
  const proposals = await tx.proposal.findMany({ where: { groupId } });
  const supports = await tx.support.findMany({ where: { groupId } });
  return [
    ...proposals.map(({ amount, ...row }) => {
      const proposal = { ...row, amount: amount === null ? undefined : cents(Number(amount)) };
      return { kind: "proposal", key: row.number, value: effectOf(proposal) };
    }),
    ...supports.map(({ number, memberId }) => ({
      kind: "support",
      key: `${number}/${memberId}`,
      value: true,
    })),
  ];
}
