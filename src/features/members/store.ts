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
  return members.map(({ id, roles }) => ({
    id,
    roles: roles.map(({ role }) => role).filter(isRole),
    mapped: roles.flatMap(({ role, platformRole, account }) =>
      isRole(role) && platformRole !== null && account !== null ? [{ role, platformRole, account }] : [],
    ),
  }));
}

export async function saveRole(work: Work, { memberId, role, given, through }: RoleChange): Promise<void> {
  const { tx, group } = work;
  const where = { memberId_role: { memberId, role } };
  const from = { platformRole: through?.platformRole ?? null, account: through?.account ?? null };
  if (given) {
    const create = { memberId, role, groupId: group.id, ...from };
    await tx.role.upsert({ where, create, update: from });
  } else await tx.role.delete({ where });
  work.effect("role", `${memberId}/${role}`, given ? (through?.platformRole ?? true) : null);
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
