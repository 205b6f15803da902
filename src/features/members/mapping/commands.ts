import { isRefusal, refuse } from "../../../domain/refusal.ts";
import { roles } from "../../../domain/roles.ts";
import { foldWord } from "../../../domain/text.ts";
import type { Author } from "../../../chat/inbound.ts";
import type { Phrase } from "../../../chat/card.ts";
import * as args from "../../../chat/grammar/arguments.ts";
import { printPlatformRole, readPlatformRole } from "../../../chat/grammar/platformRole.ts";
import { command, says } from "../../../bot/feature.ts";
import type { View } from "../../../bot/work.ts";
import { needed } from "../needed.ts";
import { roleWord, type RoleChange } from "../rules.ts";
import { loadStandings, saveRole } from "../store.ts";
import { followedCard, mappedCard, myMapped, unmappedCard } from "./cards.ts";
import * as rules from "./rules.ts";
import { loadMappings, removeMapping, saveMapping } from "./store.ts";

export const mapRole = command({
  name: "map-role",
  example: 'map-role "@Treasurers <1234>" treasurer',
  args: { platformRole: args.platformRole, role: args.oneOf(...roles) },
  may: "give-roles",
  async run(work, { platformRole, role }) {
    const { member, place, author } = work;
    if (!member || !place || !author?.roles) return refuse("no-platform-roles");
    const named = readPlatformRole(platformRole);
    if (!named) return refuse("role-unnamed");
    const { platform } = place;
    const wanted = { platform, platformRole: named.id, within: author.roles.within, name: named.name, role };
    const mapping = rules.mapRole(await loadStandings(work), member, await loadMappings(work), wanted);
    if (isRefusal(mapping)) return mapping;
    await saveMapping(work, mapping);
    work.undo(says(unmapRole, { platformRole }));
    return mappedCard(mapping);
  },
});

export const unmapRole = command({
  name: "unmap-role",
  example: 'unmap-role "@Treasurers <1234>"',
  args: { platformRole: args.platformRole },
  may: "give-roles",
  async run(work, { platformRole }) {
    const mapping = findMapping(await loadMappings(work), platformRole, work.place?.platform);
    if (!mapping) return refuse("not-mapped");
    const losses = rules.unmapRole(await loadStandings(work), mapping, await needed(work));
    if (isRefusal(losses)) return losses;
    for (const loss of losses) await saveRole(work, loss);
    await removeMapping(work, mapping);
    const { platform, within, platformRole: id, name, role } = mapping;
    // Where it does not exist it cannot be mapped again.
    if (work.place?.platform === platform && work.author?.roles?.within === within)
      work.undo(says(mapRole, { platformRole: printPlatformRole({ id, name }), role }));
    return unmappedCard(mapping, losses);
  },
});

/** By what it is; a role that is gone from its platform can only be named, from anywhere. */
function findMapping(
  mappings: readonly rules.Mapping[],
  written: string,
  platform: string | undefined,
): rules.Mapping | undefined {
  const named = readPlatformRole(written);
  if (named && platform !== undefined)
    return mappings.find((each) => rules.isSame(each, { platform, platformRole: named.id }));
  const name = foldWord(written.replace(/^@/u, ""));
  const alike = mappings.filter((each) => foldWord(each.name) === name);
  return alike.length === 1 ? alike[0] : undefined;
}

/** What the roles of a platform that the author has change for the member who speaks. */
async function readChanges(
  view: View,
  author: Author | undefined,
): Promise<{ readonly change: RoleChange; readonly name: string; readonly isNews: boolean }[]> {
  const { member, place } = view;
  if (!member || !place || !author?.roles) return [];
  const mappings = await loadMappings(view, place.platform);
  if (mappings.length === 0) return [];
  const group = await loadStandings(view);
  const told = { ...author.roles, account: `${place.platform}/${author.id}` };
  const before = group.find(({ id }) => id === member.id);
  return rules.followRoles(group, member.id, mappings, told, await needed(view)).map((change) => {
    const { role, given, through } = change;
    const id = (through ?? before?.mapped?.find((mine) => mine.role === role))?.platformRole;
    const name = mappings.find(({ platformRole }) => platformRole === id)?.name ?? "";
    return { change, name, isNews: given !== before?.roles.includes(role) };
  });
}

export async function whatFollows(view: View, author: Author): Promise<string | undefined> {
  const changes = await readChanges(view, author);
  return changes.length > 0 ? says(followRoles, {}) : undefined;
}

/** Said for whoever speaks, before their own sentence. */
export const followRoles = command({
  name: "follow-roles",
  example: "follow-roles",
  args: {},
  may: "read",
  by: "platform",
  async run(work) {
    const changes = await readChanges(work, work.author);
    for (const { change } of changes) await saveRole(work, change);
    const card = followedCard(changes.filter(({ isNews }) => isNews));
    if (card) work.announce(card);
    return undefined;
  },
});

/** For "my data": which roles somebody has because of what a platform told. */
export async function tellMapped(view: View): Promise<readonly Phrase[]> {
  const mine = (await loadStandings(view)).find(({ id }) => id === view.member?.id);
  return myMapped((mine?.mapped ?? []).map(({ role }) => roleWord(role)));
}
