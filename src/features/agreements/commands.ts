import { printHolders } from "../../domain/permissions.ts";
import { isRefusal } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command, readingCommand, says } from "../../bot/feature.ts";
import { holdersWord } from "../../bot/holders.ts";
import type { View } from "../../bot/work.ts";
import {
  agreementsCard,
  changedCard,
  showAgreed,
  showHolders,
  sinceOf,
  valueWord,
  type Shown,
} from "./cards.ts";
import { readAgreed, readHolders } from "./reading.ts";
import * as rules from "./rules.ts";
import { loadRoles, saveOfGroup, saveSetting } from "./store.ts";

export const set = command({
  name: "set",
  example: "set quorum 30",
  args: { name: args.oneOf(...rules.agreementNames), value: args.word },
  may: "change-settings",
  plain: ({ name, value }) => ({ name, value: readAgreed(name, value) }),
  spell: ({ name, value }): Record<string, ReturnType<typeof valueWord>> =>
    rules.isPossible(name, value) ? { value: valueWord(name, value) } : {},
  meant: (_view, { name, value }) => Promise.resolve(rules.isPossible(name, value)),
  async run(work, { name, value }) {
    if (!work.member) return undefined;
    const before = await valueOf(work, name);
    const agreed = rules.agree(name, value, before);
    if (isRefusal(agreed)) return agreed;
    if (name === "language" || name === "zone") await saveOfGroup(work, name, agreed);
    else await saveSetting(work, name, agreed);
    work.undo(says(set, { name, value: before }));
    const card = changedCard({
      before: valueWord(name, before),
      now: showAgreed(name, agreed),
      by: work.member.id,
      since: sinceOf(name),
    });
    work.post(card);
    return card;
  },
});

export const allow = command({
  name: "allow",
  example: "allow remind residents",
  args: { permission: args.oneOf(...rules.openPermissions), holders: args.word },
  may: "change-settings",
  plain: ({ permission, holders }) => ({ permission, holders: readHolders(holders) }),
  spell({ holders }): Record<string, ReturnType<typeof holdersWord>> {
    const known = rules.settleHolders(holders);
    return known ? { holders: holdersWord(known) } : {};
  },
  meant: (_view, { holders }) => Promise.resolve(rules.settleHolders(holders) !== undefined),
  async run(work, { permission, holders: said }) {
    if (!work.member) return undefined;
    const before = await work.holders(permission);
    const members = await loadRoles(work);
    const holders = rules.allow(permission, said, before, members);
    if (isRefusal(holders)) return holders;
    await saveSetting(work, `may ${permission}`, printHolders(holders));
    work.undo(says(allow, { permission, holders: printHolders(before) }));
    const card = changedCard({
      before: holdersWord(before),
      now: showHolders(permission, holders),
      by: work.member.id,
      since: sinceOf(permission),
      idle: !rules.hasHolder(holders, members),
    });
    work.post(card);
    return card;
  },
});

export const agreements = readingCommand({
  name: "agreements",
  example: "agreements",
  args: {},
  may: "read",
  run: async (view) => agreementsCard(await showAll(view), true),
});

/** The same, for the asker alone: where many read, only the first lines fit. */
export const allAgreements = readingCommand({
  name: "all-agreements",
  example: "all-agreements",
  args: {},
  may: "read",
  quiet: true,
  run: async (view) => agreementsCard(await showAll(view), false),
});

/** What holds in this group for one agreement now. */
async function valueOf(view: View, name: rules.AgreementName): Promise<string> {
  if (name === "language" || name === "zone") return view.group[name];
  return (await view.setting(name)) ?? "";
}

async function showAll(view: View): Promise<(readonly [Shown, Shown?])[]> {
  const agreed = async (name: rules.AgreementName): Promise<Shown> =>
    showAgreed(name, await valueOf(view, name));
  const may = async (permission: rules.OpenPermission): Promise<Shown> =>
    showHolders(permission, await view.holders(permission));
  return [
    [await agreed("language"), await agreed("zone")],
    [await agreed("quiet-hours")],
    [await agreed("threshold")],
    [await agreed("quorum")],
    [await agreed("closing-time")],
    [await agreed("meeting-reminders")],
    [await may("open-poll")],
    [await may("book-money")],
    [await may("remind")],
    [await may("change-settings"), await may("give-roles")],
  ];
}
