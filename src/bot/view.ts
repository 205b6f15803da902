import type { Temporal } from "temporal-polyfill";
import { defaultHolders, holds, type Holders, type Permission } from "../domain/permissions.ts";
import { isRole } from "../domain/roles.ts";
import { defaultOf, type SettingName } from "../domain/settings.ts";
import type { Transaction } from "../store/transaction.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Group, Sayer, View } from "./work.ts";

export interface ViewInput {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly group: Group;
  readonly member: Sayer | undefined;
}

/** Reads of one group at one moment; settings are loaded when first asked for. */
export function makeView(lexicon: Lexicon, { tx, now, group, member }: ViewInput): View {
  let settings: Promise<ReadonlyMap<string, string>> | undefined;

  async function setting(name: SettingName): Promise<string | undefined> {
    settings ??= readSettings(tx, group.id);
    return (await settings).get(name) ?? defaultOf(name);
  }

  const view: View = {
    tx,
    now,
    group,
    member,
    setting,
    async may(permission) {
      if (!member) return false;
      const holders =
        defaultHolders[permission] === "everyone" ? "everyone" : await readHolders(permission, setting);
      return holds(member.roles, holders);
    },
    async ask(question, input) {
      for (const feature of lexicon.features) {
        const answer = feature.answers?.find(({ to }) => to === question.name);
        if (answer) return (await answer.run(view, input)) as never;
      }
      throw new Error(`no feature answers ${question.name}`);
    },
  };
  return view;
}

async function readSettings(tx: Transaction, groupId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.setting.findMany({ where: { groupId } });
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** Who holds a permission in this group: its own setting, else the safe default. */
async function readHolders(
  permission: Permission,
  setting: (name: SettingName) => Promise<string | undefined>,
): Promise<Holders> {
  const own = await setting(`may ${permission}`);
  if (own === undefined) return defaultHolders[permission];
  return own === "everyone" || own === "residents" ? own : own.split(" ").filter(isRole);
}
