import { boardRoles } from "../domain/roles.ts";
import { refuse } from "../domain/refusal.ts";
import { textBlock, type Card, type Phrase } from "../chat/card.ts";
import * as args from "../chat/grammar/arguments.ts";
import { phrasesOf, type Say } from "../chat/words/phrases.ts";
import { toDate } from "./clock.ts";
import { command, readingCommand, type Command, type Feature } from "./feature.ts";
import type { View, Work } from "./work.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("bot");

/** What a group keeps of a person, and how to be forgotten. */
export function dataCommands(rooms: readonly Feature[]): readonly Command[] {
  return [
    readingCommand({
      name: "my-data",
      example: "my-data",
      args: {},
      may: "read",
      quiet: true,
      run: (view) => tellMine(rooms, view),
    }),
    command({
      name: "forget-me",
      example: "forget-me",
      args: { sure: args.optional(args.oneOf("sure")) },
      may: "read",
      quiet: true,
      async run(work, { sure }) {
        if (!work.member) return undefined;
        if (await isLastOfBoard(work)) return refuse("last-of-board");
        if (sure === undefined) return askSure();
        await forgetMember(rooms, work, work.member.id, work.member.personId);
        return { title: say("forgotten") };
      },
    }),
  ];
}

async function tellMine(rooms: readonly Feature[], view: View): Promise<Card> {
  const memberId = view.member?.id ?? "";
  const member = await view.tx.member.findUnique({ where: { id: memberId }, include: { roles: true } });
  const texts = await view.tx.text.count({ where: { memberId } });
  const roles = (member?.roles ?? []).map(({ role }): Phrase => ({ key: `members.role-${role}` }));
  const parts = await Promise.all(rooms.map(async (room) => (await room.mine?.(view)) ?? []));
  return {
    title: say("my-data", { name: view.group.name }),
    blocks: [
      textBlock(say("my-name", { name: member?.name ?? "" })),
      ...(roles.length > 0 ? [textBlock(say("my-roles", { roles: { list: roles } }))] : []),
      ...parts.flat().map(textBlock),
      textBlock(say("my-texts", { count: texts })),
      textBlock(say("my-rights")),
    ],
  };
}

function askSure(): Card {
  return {
    title: say("forget-sure"),
    blocks: [textBlock(say("forget-what"))],
    actions: [{ label: say("forget-yes"), says: "forget-me sure:sure" }],
  };
}

async function isLastOfBoard({ tx, group, member }: Work): Promise<boolean> {
  const board = await tx.role.findMany({ where: { groupId: group.id, role: { in: [...boardRoles] } } });
  return board.length > 0 && board.every(({ memberId }) => memberId === member?.id);
}

/**
 * Erases a person's words with their salt, their name and, when no other group knows them, their accounts. What the
 * journal keeps are ids, cents and dates, and proofs that prove nothing any more; the words of the cash book stay.
 */
async function forgetMember(
  rooms: readonly Feature[],
  work: Work,
  memberId: string,
  personId: string,
): Promise<void> {
  const { tx, group } = work;
  const kept = await Promise.all(rooms.map(async (room) => (await room.keeps?.(work)) ?? []));
  await tx.text.deleteMany({ where: { groupId: group.id, memberId, id: { notIn: kept.flat() } } });
  const roles = await tx.role.findMany({ where: { memberId } });
  for (const { role } of roles) work.effect("role", `${memberId}/${role}`, null);
  await tx.role.deleteMany({ where: { memberId } });
  await tx.member.update({ where: { id: memberId }, data: { name: null, leftAt: toDate(work.now) } });
  work.effect("member", memberId, "left");
  await tx.draft.deleteMany({ where: { memberId } });
  const others = await tx.member.count({ where: { personId, leftAt: null } });
  if (others === 0) await tx.alias.deleteMany({ where: { personId } });
}
