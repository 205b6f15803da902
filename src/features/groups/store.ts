import type { Work } from "../../bot/work.ts";

export async function saveName(work: Work, name: string): Promise<void> {
  const { tx, group } = work;
  await tx.group.update({ where: { id: group.id }, data: { name } });
  work.effect("group", "language", group.language);
  work.effect("group", "zone", group.zone);
}
