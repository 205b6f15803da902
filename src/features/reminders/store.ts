import { parseRepetition, writeRepetition } from "../../domain/time.ts";
import { readTexts } from "../../store/texts.ts";
import { toDate, toInstant } from "../../bot/clock.ts";
import type { SnapshotRow } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { reminderStates, type Reminder } from "./rules.ts";

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow({ tx, group }: View, number: number) {
  return tx.reminder.findUnique({ where: { groupId_number: { groupId: group.id, number } } });
}

export async function loadReminder(view: View, number: number): Promise<Reminder | undefined> {
  const row = await findRow(view, number);
  return row ? toReminder(row, await readTexts(view.tx, [row.textId])) : undefined;
}

/** The group's own and those of this member that still wait, in order of their number. */
export async function loadWaiting({ tx, group, member }: View): Promise<Reminder[]> {
  const rows = await tx.reminder.findMany({
    where: {
      groupId: group.id,
      state: "waiting",
      OR: [{ who: "us" }, ...(member ? [{ memberId: member.id }] : [])],
    },
    orderBy: { number: "asc" },
  });
  const texts = await readTexts(
    tx,
    rows.map(({ textId }) => textId),
  );
  return rows.map((row) => toReminder(row, texts));
}

function toReminder(row: Row, texts: ReadonlyMap<string, string>): Reminder {
  const { number, memberId } = row;
  const state = reminderStates.find((known) => known === row.state);
  const each = parseRepetition(row.rule ?? "");
  const when = each ? { each } : row.at ? { at: toInstant(row.at) } : undefined;
  if (!state || !when) throw new Error(`reminder ${number} is ${row.state} and has no time`);
  return {
    ...{ number, memberId, state, when },
    who: row.who === "us" ? "us" : "me",
    what: texts.get(row.textId) ?? "…",
    saidAt: row.saidAt ? toInstant(row.saidAt) : undefined,
  };
}

export async function saveReminder(
  work: Work,
  asked: Pick<Reminder, "memberId" | "who" | "what" | "when">,
): Promise<Reminder> {
  const { memberId, who, what, when } = asked;
  const number = await work.number("reminder");
  const row = await work.tx.reminder.create({
    data: {
      ...{ groupId: work.group.id, number, memberId, who, state: "waiting" },
      textId: await work.keepText(what),
      at: "at" in when ? toDate(when.at) : null,
      rule: "each" in when ? writeRepetition(when.each) : null,
    },
  });
  work.effect("reminder", number, effectOf(row));
  return { ...asked, number, state: "waiting", saidAt: undefined };
}

export async function saveState(work: Work, { number, state, saidAt }: Reminder): Promise<void> {
  const row = await work.tx.reminder.update({
    where: { groupId_number: { groupId: work.group.id, number } },
    data: { state, saidAt: saidAt ? toDate(saidAt) : null },
  });
  work.effect("reminder", number, effectOf(row));
}

function effectOf({ memberId, who, textId, at, rule, state, saidAt }: Row): unknown {
  const times = { at: at?.toISOString() ?? null, saidAt: saidAt?.toISOString() ?? null };
  return { by: memberId, who, text: textId, rule, state, ...times };
}

/** What the table says now, for comparing with the journal. */
export async function snapshotReminders(tx: View["tx"], groupId: string): Promise<SnapshotRow[]> {
  const rows = await tx.reminder.findMany({ where: { groupId } });
  return rows.map((row) => ({ kind: "reminder", key: row.number, value: effectOf(row) }));
}
