import { isRole } from "../../../domain/roles.ts";
import type { SnapshotRow } from "../../../bot/feature.ts";
import type { View, Work } from "../../../bot/work.ts";
import type { Transaction } from "../../../store/transaction.ts";
import type { Mapping } from "./rules.ts";

type Key = Pick<Mapping, "platform" | "within" | "platformRole">;

function keyOf({ platform, within, platformRole }: Key): string {
  return [platform, within, platformRole].join("/");
}

export async function loadMappings({ tx, group }: View, platform?: string): Promise<Mapping[]> {
  const rows = await tx.roleMapping.findMany({
    where: { groupId: group.id, ...(platform === undefined ? {} : { platform }) },
    orderBy: [{ platform: "asc" }, { platformRole: "asc" }],
  });
  return rows.flatMap(({ role, ...row }) => (isRole(role) ? [{ ...row, role }] : []));
}

export async function saveMapping(work: Work, mapping: Mapping): Promise<void> {
  await work.tx.roleMapping.create({ data: { groupId: work.group.id, ...mapping } });
  work.effect("mapping", keyOf(mapping), mapping.role);
}

export async function removeMapping(work: Work, mapping: Mapping): Promise<void> {
  const { platform, platformRole } = mapping;
  const key = { groupId: work.group.id, platform, platformRole };
  await work.tx.roleMapping.delete({ where: { groupId_platform_platformRole: key } });
  work.effect("mapping", keyOf(mapping), null);
}

export async function mappingSnapshot(tx: Transaction, groupId: string): Promise<SnapshotRow[]> {
  const rows = await tx.roleMapping.findMany({ where: { groupId } });
  return rows.map((row) => ({ kind: "mapping", key: keyOf(row), value: row.role }));
}
