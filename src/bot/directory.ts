import type { Temporal } from "temporal-polyfill";
import { isRole } from "../domain/roles.ts";
import type { Author } from "../chat/inbound.ts";
import { isPrivate, type Place } from "../chat/place.ts";
import { isLanguage } from "../chat/words/dictionary.ts";
import { commit } from "../store/texts.ts";
import type { Transaction } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import type { SnapshotRow } from "./feature.ts";
import type { Group, Sayer } from "./work.ts";

/** Whose chat a place is and who speaks there, as far as is known. */
export interface Presence {
  readonly group: Group | undefined;
  readonly member: Sayer | undefined;
  /** The platform kept the bot out of this chat until now. */
  readonly cutOff?: boolean;
  /** In private, of somebody of several groups who has not chosen one: all of them, and then no `group`. */
  readonly several?: readonly Group[];
}

type GroupRow = { id: string; code: string; name: string; language: string; zone: string };

function toGroup(row: GroupRow): Group {
  return { ...row, language: isLanguage(row.language) ? row.language : "nl" };
}

/** The group of a place (in private: the speaker's, or the one with this id) and the speaker in it. */
export async function findPresence(
  tx: Transaction,
  place: Place,
  author: string,
  now: Temporal.Instant,
  groupId?: string,
): Promise<Presence> {
  if (!isPrivate(place)) return findInChat(tx, place, author);
  const { platform } = place;
  const alias = await tx.alias.findUnique({ where: { platform_author: { platform, author } } });
  if (!alias) return nowhere;
  const { personId } = alias;
  const chosen = groupId ?? (alias.groupUntil && alias.groupUntil > toDate(now) ? alias.groupId : null);
  const members = await tx.member.findMany({
    where: { personId, leftAt: null, ...(groupId ? { groupId } : {}) },
    orderBy: { joinedAt: "asc" },
    include: { group: true, roles: true },
  });
  const member = members.find((each) => each.groupId === chosen) ?? members[0];
  if (!member) return nowhere;
  if (members.length > 1 && member.groupId !== chosen) {
    return { ...nowhere, several: members.map(({ group }) => toGroup(group)) };
  }
  return { group: toGroup(member.group), member: toSayer(member) };
}

const nowhere: Presence = { group: undefined, member: undefined };

/** The group of a shared chat and the speaker in it, looked up at once: it is asked for every sentence. */
async function findInChat(tx: Transaction, { platform, channel }: Place, author: string): Promise<Presence> {
  const rows = await tx.$queryRaw<ChatRow[]>`
    SELECT g."id", g."code", g."name", g."language", g."zone", c."cutOff", m."id" AS "memberId", m."personId",
      m."name" AS "memberName", r."role"
    FROM "Chat" c
    JOIN "Group" g ON g."id" = c."groupId"
    LEFT JOIN "Alias" a ON a."platform" = c."platform" AND a."author" = ${author}
    LEFT JOIN "Member" m ON m."groupId" = g."id" AND m."personId" = a."personId" AND m."leftAt" IS NULL
    LEFT JOIN "Role" r ON r."memberId" = m."id"
    WHERE c."platform" = ${platform} AND c."channel" = ${channel}`;
  const [row] = rows;
  if (!row) return nowhere;
  const { memberId, memberName, personId, id, code, name, language, zone, cutOff } = row;
  const roles = rows.flatMap(({ role }) => (role === null ? [] : [{ role }]));
  const member =
    memberId === null || personId === null
      ? undefined
      : toSayer({ id: memberId, personId, roles, name: memberName });
  return { group: toGroup({ id, code, name, language, zone }), member, cutOff: cutOff !== null };
}

interface ChatRow extends GroupRow {
  readonly cutOff: unknown;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly personId: string | null;
  readonly role: string | null;
}

/** A member of any group by id, unless they left. */
export async function findMember(tx: Transaction, id: string): Promise<Sayer | undefined> {
  const member = await tx.member.findUnique({ where: { id, leftAt: null }, include: { roles: true } });
  return member ? toSayer(member) : undefined;
}

function toSayer(member: {
  readonly id: string;
  readonly personId: string;
  readonly name: string | null;
  readonly roles: readonly { role: string }[];
}): Sayer {
  const { id, personId, name } = member;
  const roles = member.roles.map(({ role }) => role).filter(isRole);
  return { id, personId, roles, ...(name === null ? { nameless: true } : {}) };
}

export async function findGroup(tx: Transaction, id: string): Promise<Group | undefined> {
  const row = await tx.group.findUnique({ where: { id } });
  return row ? toGroup(row) : undefined;
}

/** Who speaks or joins is a resident: adds what is missing of person, alias and member. Answers whether it added one. */
export async function addMember(
  tx: Transaction,
  input: {
    readonly group: Group;
    readonly place: Place;
    readonly author: Author;
    readonly now: Temporal.Instant;
    readonly id: () => string;
  },
): Promise<{ readonly member: Sayer; readonly isNew: boolean }> {
  const { group, place, author, now, id } = input;
  const { platform } = place;
  const alias =
    (await tx.alias.findUnique({ where: { platform_author: { platform, author: author.id } } })) ??
    (await tx.alias.create({
      data: {
        platform,
        author: author.id,
        person: { create: { id: id(), language: author.language ?? null, zone: author.zone ?? null } },
      },
    }));
  const { personId } = alias;
  const name = author.name ?? null;
  const before = await tx.member.findUnique({
    where: { groupId_personId: { groupId: group.id, personId } },
    include: { roles: true },
  });
  if (before && before.leftAt === null) return { member: toSayer(before), isNew: false };
  const member = before
    ? await tx.member.update({
        where: { id: before.id },
        data: { leftAt: null, name },
        include: { roles: true },
      })
    : await tx.member.create({
        data: { id: id(), groupId: group.id, personId, name, joinedAt: toDate(now) },
        include: { roles: true },
      });
  return { member: toSayer(member), isNew: true };
}

/** The names by which a group calls its members; whoever has none is left out. Two of one name have a second one. */
export async function readNames(tx: Transaction, groupId: string): Promise<{ id: string; name: string }[]> {
  const members = await tx.member.findMany({
    where: { groupId, leftAt: null, name: { not: null } },
    select: { id: true, name: true },
  });
  const names = members.map(({ id, name }) => ({ id, name: name ?? "" }));
  if (new Set(names.map(({ name }) => name.toLowerCase())).size === names.length) return names;
  const called = await readCallNames(tx, groupId);
  return [...names, ...names.map(({ id, name }) => ({ id, name: called.get(id) ?? name }))];
}

/** How each member is called in what others read: two of one name are told apart by the order in which they came. */
export async function readCallNames(tx: Transaction, groupId: string): Promise<ReadonlyMap<string, string>> {
  const members = await tx.member.findMany({
    where: { groupId, name: { not: null } },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  const names = members.map(({ id, name }) => ({ id, name: name ?? "", folded: name?.toLowerCase() ?? "" }));
  const alike = new Map<string, number>();
  for (const { folded } of names) alike.set(folded, (alike.get(folded) ?? 0) + 1);
  const before = new Map<string, number>();
  return new Map(
    names.map(({ id, name, folded }): [string, string] => {
      const place = (before.get(folded) ?? 0) + 1;
      before.set(folded, place);
      return [id, alike.get(folded) === 1 ? name : `${name} (${place})`];
    }),
  );
}

/** Groups, numbers, members, roles, settings and kept words as they stand, for `verify`. */
export async function directorySnapshot(tx: Transaction, groupId: string): Promise<SnapshotRow[]> {
  const group = await tx.group.findUnique({ where: { id: groupId } });
  const numbers = await tx.numbered.findMany({ where: { groupId } });
  const members = await tx.member.findMany({ where: { groupId } });
  const roles = await tx.role.findMany({ where: { groupId } });
  const settings = await tx.setting.findMany({ where: { groupId } });
  const texts = await tx.text.findMany({ where: { groupId } });
  return [
    ...(group ? [{ kind: "group", key: "zone", value: group.zone }] : []),
    ...(group ? [{ kind: "group", key: "language", value: group.language }] : []),
    ...numbers.map(({ number, kind }) => ({ kind: "number", key: number, value: kind })),
    ...members.map((member) => ({
      kind: "member",
      key: member.id,
      value: member.leftAt ? "left" : "joined",
    })),
    ...roles.map(({ memberId, role, platformRole }) => ({
      kind: "role",
      key: `${memberId}/${role}`,
      value: platformRole ?? true,
    })),
    ...settings.map(({ name, value }) => ({ kind: "setting", key: name, value })),
    ...texts.map(({ id, salt, text }) => ({ kind: "text", key: id, value: commit(salt, text) })),
  ];
}
