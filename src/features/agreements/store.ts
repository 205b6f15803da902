import { isRole, type Role } from "../../domain/roles.ts";
import type { SettingName } from "../../domain/settings.ts";
import type { View, Work } from "../../bot/work.ts";

/** The roles of everybody in the group. */
export async function loadRoles({ tx, group }: View): Promise<Role[][]> {
  const members = await tx.member.findMany({
    where: { groupId: group.id, leftAt: null },
    include: { roles: true },
  });
  return members.map(({ roles }) => roles.map(({ role }) => role).filter(isRole));
}

export async function saveSetting(work: Work, name: SettingName, value: string): Promise<void> {
  const id = { groupId: work.group.id, name };
  await work.tx.setting.upsert({
    where: { groupId_name: id },
    create: { ...id, value },
    update: { value },
  });
  work.effect("setting", name, value);
}

/** Language and zone belong to the group itself. */
export async function saveOfGroup(work: Work, name: "language" | "zone", value: string): Promise<void> {
  await work.tx.group.update({ where: { id: work.group.id }, data: { [name]: value } });
  work.effect("group", name, value);
}
