import { isRefusal } from "../../domain/refusal.ts";
import { roles } from "../../domain/roles.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command, readingCommand, says } from "../../bot/feature.ts";
import { reaction } from "../../bot/facts.ts";
import { groupStarted } from "../groups/facts.ts";
import { appointedBlocks, leftCard, membersCard, roleCard, stoppedCard } from "./cards.ts";
import { needed } from "./needed.ts";
import { giveRole, leaveGroup, takeRole } from "./rules.ts";
import { loadMappings } from "./mapping/store.ts";
import { loadStandings, saveLeaving, saveRole, saveStopped } from "./store.ts";

const roleArguments = { member: args.member, role: args.oneOf(...roles) };

export const role = command({
  name: "role",
  example: "role ben treasurer",
  args: roleArguments,
  may: "give-roles",
  // "Ben is penningmeester" is also what one neighbour tells another.
  async meant(view, { member, role }) {
    const holder = (await loadStandings(view)).find(({ id }) => id === member);
    return holder?.roles.includes(role) === false;
  },
  async run(work, input) {
    if (!work.member) return undefined;
    const changes = giveRole(
      await loadStandings(work),
      work.member,
      input.member,
      input.role,
      await needed(work),
    );
    if (isRefusal(changes)) return changes;
    for (const change of changes) await saveRole(work, change);
    work.undo(says(unrole, input));
    const before = changes.find(({ given }) => !given);
    return roleCard(input.member, input.role, before?.memberId);
  },
});

export const unrole = command({
  name: "unrole",
  example: "unrole ben treasurer",
  args: roleArguments,
  may: "give-roles",
  async run(work, input) {
    const change = takeRole(await loadStandings(work), input.member, input.role, await needed(work));
    if (isRefusal(change)) return change;
    await saveRole(work, change);
    work.undo(says(role, input));
    return roleCard(undefined, input.role, input.member);
  },
});

export const leave = command({
  name: "leave",
  example: "leave",
  args: {},
  may: "read",
  quiet: true,
  async run(work) {
    if (!work.member) return undefined;
    const decided = leaveGroup(await loadStandings(work), work.member.id, await needed(work));
    if (isRefusal(decided)) return decided;
    await saveLeaving(work, decided.left);
    return leftCard(work.group.name);
  },
});

export const members = readingCommand({
  name: "members",
  example: "members",
  args: {},
  may: "read",
  run: async (view) => membersCard(await loadStandings(view), await loadMappings(view)),
});

export const stop = command({
  name: "stop",
  example: "stop",
  args: {},
  may: "read",
  quiet: true,
  anyGroup: true,
  async run(work) {
    if (work.member) await saveStopped(work, work.member.personId, true);
    work.undo(says(resume, {}));
    return stoppedCard(true);
  },
});

export const resume = command({
  name: "resume",
  example: "resume",
  args: {},
  may: "read",
  quiet: true,
  anyGroup: true,
  async run(work) {
    if (work.member) await saveStopped(work, work.member.personId, false);
    return stoppedCard(false);
  },
});

export const whenGroupStarted = reaction(groupStarted, async (work, { memberId, as }) => {
  await saveRole(work, { memberId, role: as, given: true });
  return appointedBlocks(memberId, as);
});
