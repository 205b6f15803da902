import { holds, type Holders } from "../../domain/permissions.ts";
import { boardRoles, type Role } from "../../domain/roles.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";

export interface Standing {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** Roles of which a group has one holder: giving it to somebody takes it from the one before. */
const singleRoles: readonly Role[] = ["chair", "secretary", "treasurer"];

function isOnBoard({ roles }: Standing): boolean {
  return roles.some((role) => boardRoles.includes(role));
}

export interface RoleChange {
  readonly memberId: string;
  readonly role: Role;
  readonly given: boolean;
}

/** Who may do what a group can never be without: somebody who could keeps it, or somebody else can. */
export type Needed = readonly Holders[];

/** Whether a change leaves nobody who may do what somebody may do now. */
function locksOut(needed: Needed, before: readonly Standing[], after: readonly Standing[]): boolean {
  const can = (group: readonly Standing[], holders: Holders): boolean =>
    group.some(({ roles }) => holds(roles, holders));
  return needed.some((holders) => can(before, holders) && !can(after, holders));
}

/**
 * Who gets and who loses what. A supporter may name people only while nobody is on the board; who audits or supports
 * is not on the board, because nobody checks their own books.
 */
export function giveRole(
  group: readonly Standing[],
  by: Standing,
  memberId: string,
  role: Role,
  needed: Needed = [],
): RoleChange[] | Refusal {
  const receiver = group.find(({ id }) => id === memberId);
  if (!receiver) return refuse("unknown-member");
  if (!isOnBoard(by) && by.roles.includes("supporter") && group.some(isOnBoard))
    return refuse("board-gives-roles");
  if (receiver.roles.includes(role))
    return refuse("has-role", { member: { member: memberId }, role: roleWord(role) });
  const isApart = role === "audit" || role === "supporter";
  if (
    isApart ? isOnBoard(receiver) : receiver.roles.some((mine) => mine === "audit" || mine === "supporter")
  ) {
    return refuse("board-apart", { member: { member: memberId } });
  }
  const before = singleRoles.includes(role) ? group.filter(({ roles }) => roles.includes(role)) : [];
  const after = group.map((each) => {
    if (each === receiver) return { ...each, roles: [...each.roles, role] };
    return before.includes(each) ? { ...each, roles: each.roles.filter((mine) => mine !== role) } : each;
  });
  if (locksOut(needed, group, after)) return refuse("last-holder", { member: { member: memberId } });
  return [...before.map(({ id }) => ({ memberId: id, role, given: false })), { memberId, role, given: true }];
}

export function takeRole(
  group: readonly Standing[],
  memberId: string,
  role: Role,
  needed: Needed = [],
): RoleChange | Refusal {
  const holder = group.find(({ id }) => id === memberId);
  if (!holder?.roles.includes(role)) {
    return refuse("has-not-role", { member: { member: memberId }, role: roleWord(role) });
  }
  const left = group.map((each) =>
    each === holder ? { ...each, roles: each.roles.filter((mine) => mine !== role) } : each,
  );
  if (!left.some(isOnBoard)) return refuse("last-board-member", { member: { member: memberId } });
  if (locksOut(needed, group, left)) return refuse("last-holder", { member: { member: memberId } });
  return { memberId, role, given: false };
}

/** The last board member stays until somebody else is on the board. */
export function leaveGroup(
  group: readonly Standing[],
  memberId: string,
  needed: Needed = [],
): { readonly left: string } | Refusal {
  const leaver = group.find(({ id }) => id === memberId);
  if (!leaver) return refuse("unknown-member");
  const others = group.filter(({ id }) => id !== memberId);
  if (isOnBoard(leaver) && !others.some(isOnBoard)) {
    return refuse("last-board-member", { member: { member: memberId } });
  }
  if (locksOut(needed, group, others)) return refuse("last-holder", { member: { member: memberId } });
  return { left: memberId };
}

function roleWord(role: Role): { readonly key: string } {
  return { key: `members.role-${role}` };
}
