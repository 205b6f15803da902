import { refuse, type Refusal } from "../../../domain/refusal.ts";
import type { Role } from "../../../domain/roles.ts";
import {
  changed,
  isOnBoard,
  locksOut,
  roleWord,
  singleRoles,
  standsApart,
  whyNot,
  type Needed,
  type RoleChange,
  type Standing,
} from "../rules.ts";

/** Whoever has this role of a platform has that role of the group. */
export interface Mapping {
  readonly platform: string;
  readonly platformRole: string;
  readonly within: string;
  readonly name: string;
  readonly role: Role;
}

/** Which roles of a platform one account has, in one part of it. */
export interface Told {
  readonly account: string;
  readonly within: string;
  readonly ids: readonly string[];
}

/** One role of a platform gives one role here, so that taking it back needs no more than its name. */
export function mapRole(
  group: readonly Standing[],
  by: Standing,
  before: readonly Mapping[],
  wanted: Mapping,
): Mapping | Refusal {
  if (!isOnBoard(by) && by.roles.includes("supporter") && group.some(isOnBoard))
    return refuse("board-gives-roles");
  const same = before.find((each) => isSame(each, wanted));
  return same ? refuse("mapped-already", { name: same.name, role: roleWord(same.role) }) : wanted;
}

/** Whoever had a role through it loses that too, unless the group cannot do without. */
export function unmapRole(
  group: readonly Standing[],
  mapping: Mapping,
  needed: Needed,
): readonly RoleChange[] | Refusal {
  const losses = group.flatMap(({ id, mapped = [] }) =>
    mapped
      .filter(({ platformRole, account }) => {
        return platformRole === mapping.platformRole && account.startsWith(`${mapping.platform}/`);
      })
      .map(({ role }) => ({ memberId: id, role, given: false })),
  );
  return whyNot(group, losses, needed) ?? losses;
}

/**
 * What changes for somebody whose roles of a platform were told. Only what came from the platform through the same
 * account is taken. A role with one holder is given while nobody holds it: two who both have the role of the platform
 * would otherwise take it from each other with every sentence. What a rule forbids is left, and tried again next time.
 */
export function followRoles(
  group: readonly Standing[],
  memberId: string,
  mappings: readonly Mapping[],
  { account, within, ids }: Told,
  needed: Needed = [],
): readonly RoleChange[] {
  const here = mappings.filter((each) => each.within === within);
  const had = here.filter(({ platformRole }) => ids.includes(platformRole));
  const changes: RoleChange[] = [];
  const before = group.find(({ id }) => id === memberId)?.mapped ?? [];
  for (const mine of before.filter((each) => each.account === account)) {
    const isOf = ({ platformRole }: Mapping): boolean => platformRole === mine.platformRole;
    if (!here.some(isOf) || had.some(isOf)) continue;
    const other = had.find(({ role }) => role === mine.role);
    if (other) changes.push(gain(memberId, other, account));
    else {
      const loss = { memberId, role: mine.role, given: false };
      if (!whyNot(changed(group, changes), [loss], needed)) changes.push(loss);
    }
  }
  for (const mapping of had) {
    const now = changed(group, changes);
    const receiver = now.find(({ id }) => id === memberId);
    if (!receiver || receiver.roles.includes(mapping.role) || standsApart(receiver, mapping.role)) continue;
    if (singleRoles.includes(mapping.role) && now.some(({ roles }) => roles.includes(mapping.role))) continue;
    const change = gain(memberId, mapping, account);
    if (!locksOut(needed, now, changed(now, [change]))) changes.push(change);
  }
  return changes;
}

function gain(memberId: string, { role, platformRole }: Mapping, account: string): RoleChange {
  return { memberId, role, given: true, through: { platformRole, account } };
}

export function isSame(a: Mapping, b: Pick<Mapping, "platform" | "platformRole">): boolean {
  return a.platform === b.platform && a.platformRole === b.platformRole;
}
