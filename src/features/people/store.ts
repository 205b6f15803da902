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
  for (const { role, platformRole, account } of leaving.roles.filter((each) => isRole(each.role))) {
    await tx.role.delete({ where: { memberId_role: { memberId: from, role } } });
    work.effect("role", `${from}/${role}`, null);
    const held = { memberId_role: { memberId: into, role } };
    const create = { memberId: into, role, groupId: group.id, platformRole, account };
    // Given by hand to either of them, it is by hand.
    const update = platformRole === null ? { platformRole, account } : {};
    const kept = await tx.role.upsert({ where: held, create, update });
    work.effect("role", `${into}/${role}`, kept.platformRole ?? true);
  }
  return true;
}
