import { textBlock, type Block, type Card, type Phrase } from "../../../chat/card.ts";
import { phrasesOf, type Say } from "../../../chat/words/phrases.ts";
import { roleWord, singleRoles, type RoleChange } from "../rules.ts";
import type { nl } from "../words/nl.ts";
import type { Mapping } from "./rules.ts";

const say: Say<typeof nl> = phrasesOf("members");

export function mappedCard({ name, role }: Mapping): Card {
  const values = { name, role: roleWord(role) };
  const single = singleRoles.includes(role) ? [textBlock(say("mapped-single", values))] : [];
  return { title: say("mapped", values), blocks: [textBlock(say("mapped-when")), ...single] };
}

export function unmappedCard({ name }: Mapping, losses: readonly RoleChange[]): Card {
  return { title: say("unmapped", { name }), blocks: losses.map((loss) => textBlock(headOf(loss))) };
}

/** A right came or went with a role of the platform: everybody may know why. */
export function followedCard(
  changes: readonly { readonly change: RoleChange; readonly name: string }[],
): Card | undefined {
  const [first, ...others] = changes;
  if (!first) return undefined;
  const more = others.flatMap((each) => [textBlock(headOf(each.change)), ...whyOf(each)]);
  return { title: headOf(first.change), blocks: [...whyOf(first), ...more] };
}

function headOf({ memberId, role, given }: RoleChange): Phrase {
  return say(given ? "role-given" : "role-taken", { member: { member: memberId }, role: roleWord(role) });
}

function whyOf({
  change: { role, given },
  name,
}: {
  readonly change: RoleChange;
  readonly name: string;
}): Block[] {
  return given
    ? [textBlock(say(`can-${role}`)), textBlock(say("mapped-why", { name }))]
    : [textBlock(say("mapped-gone", { name }))];
}

export function myMapped(roles: readonly Phrase[]): Phrase[] {
  return roles.length > 0 ? [say("my-mapped", { roles: { list: roles } })] : [];
}
