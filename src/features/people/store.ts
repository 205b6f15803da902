import { isRole } from "../../domain/roles.ts";
import type { Language } from "../../chat/words/dictionary.ts";
import { toDate } from "../../bot/clock.ts";
import type { Work } from "../../bot/work.ts";

export async function saveLanguage({ tx }: Work, personId: string, language: Language): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { language } });
}

/** The second membership of one person ends, and its roles go to the first; false when it was merged before. */
export async function saveMerge(work: Work, from: string, into: string): Promise<boolean> {
  const { tx, group } = work;
  const leaving = await tx.member.findFirst({
    where: { id: from, groupId: group.id, leftAt: null },
    include: { roles: true },
  });
  if (!leaving) return false;
  await tx.member.update({ where: { id: from }, data: { leftAt: toDate(work.now) } });
  work.effect("member", from, "left");
  for (const { role } of leaving.roles.filter((each) => isRole(each.role))) {
    await tx.role.delete({ where: { memberId_role: { memberId: from, role } } });
    work.effect("role", `${from}/${role}`, null);
    const held = { memberId_role: { memberId: into, role } };
    await tx.role.upsert({ where: held, create: { memberId: into, role, groupId: group.id }, update: {} });
    work.effect("role", `${into}/${role}`, true);
  }
  return true;
}
