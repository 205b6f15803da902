import { holds, type Holders } from "../../domain/permissions.ts";
import { boardRoles, type Role } from "../../domain/roles.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";

export interface Standing {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Those of them that follow a role of a platform. */
  readonly mapped?: readonly ({ readonly role: Role } & Through)[];
}

/** The role of a platform that gave a role here, and the account there that had it. */
interface Through {
  readonly platformRole: string;
  readonly account: string;
}

/** Roles of which a group has one holder: giving it to somebody takes it from the one before. */
export const singleRoles: readonly Role[] = ["chair", "secretary", "treasurer"];

export function isOnBoard({ roles }: Standing): boolean {
  return roles.some((role) => boardRoles.includes(role));
}

export interface RoleChange {
  readonly memberId: string;
  readonly role: Role;
  readonly given: boolean;
  /** Missing where somebody gave it by hand. */
  readonly through?: Through;
}

/** How a group stands after some of it changed. */
export function changed(group: readonly Standing[], changes: readonly RoleChange[]): readonly Standing[] {
  return changes.reduce<readonly Standing[]>(
    (before, { memberId, role, given, through }) =>
      before.map((each) => {
        if (each.id !== memberId) return each;
        const roles = each.roles.filter((mine) => mine !== role);
        const mapped = (each.mapped ?? []).filter((mine) => mine.role !== role);
        return {
          id: each.id,
          roles: given ? [...roles, role] : roles,
          mapped: given && through ? [...mapped, { role, ...through }] : mapped,
        };
      }),
    group,
  );
}

/** Who may do what a group can never be without: somebody who could keeps it, or somebody else can. */
export type Needed = readonly Holders[];

/** Whether a change leaves nobody who may do what somebody may do now. */
export function locksOut(needed: Needed, before: readonly Standing[], after: readonly Standing[]): boolean {
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
  // What follows a role of a platform becomes one's own when the board gives it too.
  if (isMapped(receiver, role)) return [{ memberId, role, given: true }];
  if (receiver.roles.includes(role))
    return refuse("has-role", { member: { member: memberId }, role: roleWord(role) });
  if (standsApart(receiver, role)) return refuse("board-apart", { member: { member: memberId } });
  const before = singleRoles.includes(role) ? group.filter(({ roles }) => roles.includes(role)) : [];
  const changes = [
    ...before.map(({ id }) => ({ memberId: id, role, given: false })),
    { memberId, role, given: true },
  ];
  if (locksOut(needed, group, changed(group, changes)))
    return refuse("last-holder", { member: { member: memberId } });
  return changes;
}

/** Nobody checks their own books. */
export function standsApart(receiver: Standing, role: Role): boolean {
  const isApart = role === "audit" || role === "supporter";
  return isApart
    ? isOnBoard(receiver)
    : receiver.roles.some((mine) => mine === "audit" || mine === "supporter");
}

function isMapped({ mapped = [] }: Standing, role: Role): boolean {
  return mapped.some((mine) => mine.role === role);
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
  // Taken by hand it would come back at the next sentence.
  if (isMapped(holder, role))
    return refuse("role-follows", { member: { member: memberId }, role: roleWord(role) });
  const change = { memberId, role, given: false };
  return whyNot(group, [change], needed) ?? change;
}

/** Why a group cannot do without what it would lose: nobody would be left on the board, or could give roles. */
export function whyNot(
  group: readonly Standing[],
  losses: readonly RoleChange[],
  needed: Needed,
): Refusal | undefined {
  const left = changed(group, losses);
  const member = { member: losses[0]?.memberId ?? "" };
  if (losses.length > 0 && !left.some(isOnBoard)) return refuse("last-board-member", { member });
  return locksOut(needed, group, left) ? refuse("last-holder", { member }) : undefined;
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

export function roleWord(role: Role): { readonly key: string } {
  return { key: `members.role-${role}` };
}
