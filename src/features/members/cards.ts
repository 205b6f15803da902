import type { Role } from "../../domain/roles.ts";
import { textBlock, type Block, type Card, type Phrase } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { Mapping } from "./mapping/rules.ts";
import type { Standing } from "./rules.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("members");

const roleWord = (role: Role): Phrase => say(`role-${role}`);

export function roleCard(given: string | undefined, role: Role, taken: string | undefined): Card {
  const values = { role: roleWord(role), can: say(`can-${role}`) };
  const thanks = taken ? [textBlock(say("role-taken", { member: { member: taken }, ...values }))] : [];
  if (given === undefined) return { title: say("role-over", { role: roleWord(role) }), blocks: thanks };
  return {
    title: say("role-given", { member: { member: given }, ...values }),
    blocks: [textBlock(say(`can-${role}`)), ...thanks],
  };
}

export function appointedBlocks(memberId: string, as: "chair" | "supporter"): Block[] {
  return [textBlock(say(as === "chair" ? "acting-chair" : "who-is-chair", { member: { member: memberId } }))];
}

export function leftCard(name: string): Card {
  return { title: say("left", { name }) };
}

export function stoppedCard(stopped: boolean): Card {
  return { title: say(stopped ? "stopped" : "resumed") };
}

export function membersCard(group: readonly Standing[], mappings: readonly Mapping[]): Card {
  const withRole = group.filter(({ roles }) => roles.length > 0);
  return {
    title: say("members-title", { count: group.length }),
    blocks: [
      ...withRole.map(({ id, roles }) =>
        textBlock(say("member-line", { member: { member: id }, roles: { list: roles.map(roleWord) } })),
      ),
      ...mappings.map(({ name, role }) => textBlock(say("mapping-line", { name, role: roleWord(role) }))),
    ],
  };
}
