import { isRole } from "../../domain/roles.ts";
import type { View, Work } from "../../bot/work.ts";
import { toDate } from "../../bot/clock.ts";
import type { RoleChange, Standing } from "./rules.ts";

/** Everybody in the group with their roles, in the order in which they came. */
export async function loadStandings({ tx, group }: View): Promise<Standing[]> {
  const members = await tx.member.findMany({
    where: { groupId: group.id, leftAt: null },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    include: { roles: true },
  });
  return members.map(({ id, roles }) => ({ id, roles: roles.map(({ role }) => role).filter(isRole) }));
}

export async function saveRole(work: Work, { memberId, role, given }: RoleChange): Promise<void> {
  const { tx, group } = work;
  if (given) await tx.role.create({ data: { memberId, role, groupId: group.id } });
  else await tx.role.delete({ where: { memberId_role: { memberId, role } } });
  work.effect("role", `${memberId}/${role}`, given ? true : null);
}

export async function saveLeaving(work: Work, memberId: string): Promise<void> {
  const { roles } = await work.tx.member.update({
    where: { id: memberId },
    data: { leftAt: toDate(work.now) },
    include: { roles: true },
  });
  for (const { role } of roles) {
    if (isRole(role)) await saveRole(work, { memberId, role, given: false });
  }
  work.effect("member", memberId, "left");
}

export async function saveStopped({ tx, now }: Work, personId: string, stopped: boolean): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { stopped: stopped ? toDate(now) : null } });
}
