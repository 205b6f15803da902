import type { Temporal } from "temporal-polyfill";
import { defaultHolders, holds, parseHolders, type Holders, type Permission } from "../domain/permissions.ts";
import { defaultOf, type SettingName } from "../domain/settings.ts";
import type { Place } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
import { findMember } from "./directory.ts";
import type { Lexicon } from "./lexicon.ts";
import { findNewest } from "./message.ts";
import type { Group, Sayer, View } from "./work.ts";

export interface ViewInput {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly group: Group;
  readonly member: Sayer | undefined;
  readonly place: Place | undefined;
}

/** Reads of one group at one moment. */
export function makeView(lexicon: Lexicon, { tx, now, group, member, place }: ViewInput): View {
  const found = new Map<string, Promise<unknown>>();

  function once<Found>(key: string, look: () => Promise<Found>): Promise<Found> {
    const known = (found.get(key) as Promise<Found> | undefined) ?? look();
    found.set(key, known);
    return known;
  }

  async function setting(name: SettingName): Promise<string | undefined> {
    const settings = await once("settings", () => readSettings(tx, group.id));
    return settings.get(name) ?? defaultOf(name);
  }

  /** Reading and help are everybody's in every group. */
  async function holders(permission: Permission): Promise<Holders> {
    const safe: Holders = defaultHolders[permission];
    const own = safe === "everyone" ? undefined : await setting(`may ${permission}`);
    return own === undefined ? safe : parseHolders(own);
  }

  const view: View = {
    tx,
    now,
    group,
    member,
    place,
    setting,
    once,
    holders,
    async may(permission, memberId) {
      const holder = memberId === undefined ? member : await findMember(tx, memberId);
      return holder !== undefined && holds(holder.roles, await holders(permission));
    },
    async ask(question, input) {
      for (const feature of lexicon.features) {
        const answer = feature.answers?.find(({ to }) => to === question.name);
        if (answer) return (await answer.run(view, input)) as never;
      }
      throw new Error(`no feature answers ${question.name}`);
    },
    async newest() {
      return place && findNewest(tx, place);
    },
  };
  return view;
}

async function readSettings(tx: Transaction, groupId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.setting.findMany({ where: { groupId } });
  return new Map(rows.map(({ name, value }) => [name, value]));
}
