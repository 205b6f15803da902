import type { Temporal } from "temporal-polyfill";
import type { Card } from "../chat/card.ts";
import type { Author, FileReference } from "../chat/inbound.ts";
import type { Effect } from "../store/journal.ts";
import { keepText } from "../store/texts.ts";
import type { Fact } from "./facts.ts";
import type { Lexicon } from "./lexicon.ts";
import { makeView, type ViewInput } from "./view.ts";
import type { Later, Work } from "./work.ts";

export interface Announced {
  readonly card: Card;
  /** Members told privately; undefined for the whole group. */
  readonly to?: readonly string[] | undefined;
  /** "edit": only worth sending where an earlier card stands; "new": beside an earlier card. */
  readonly as?: "edit" | "new";
  readonly expires?: Temporal.Instant | undefined;
}

/** What a command said beside saving, kept until it has not refused. */
export interface Said {
  readonly effects: Effect[];
  readonly facts: Fact[];
  readonly announced: Announced[];
  readonly later: Map<string, { readonly says: string; readonly later: Later } | undefined>;
  /** Text kept by this sentence, and what the journal says for it. */
  readonly texts: Map<string, string>;
  undo?: string;
}

export interface WorkInput extends ViewInput {
  readonly at: Temporal.Instant;
  readonly files: readonly FileReference[];
  readonly author?: Author;
  readonly draw: (length: number) => string;
}

const identifierLength = 10;

/** A Work and what it collects. Nothing but rows is written before the sentence is known not to be refused. */
export function openWork(lexicon: Lexicon, input: WorkInput): { readonly work: Work; readonly said: Said } {
  const { tx, group, member, at, files, author, draw } = input;
  const said: Said = { effects: [], facts: [], announced: [], later: new Map(), texts: new Map() };
  const work: Work = {
    ...makeView(lexicon, input),
    at,
    files,
    author,
    async number(kind) {
      const { nextNumber } = await tx.group.update({
        where: { id: group.id },
        data: { nextNumber: { increment: 1 } },
        select: { nextNumber: true },
      });
      const number = nextNumber - 1;
      await tx.numbered.create({ data: { groupId: group.id, number, kind } });
      work.effect("number", number, kind);
      return number;
    },
    id: () => draw(identifierLength),
    async keepText(text) {
      const row = {
        id: draw(identifierLength),
        groupId: group.id,
        memberId: member?.id ?? null,
        salt: draw(20),
        text,
      };
      const kept = await keepText(tx, row);
      said.texts.set(text, `#${kept.id}.${kept.commitment}`);
      work.effect("text", kept.id, kept.commitment);
      return kept.id;
    },
    effect(kind, key, value) {
      said.effects.push({ kind, key: String(key), value });
    },
    announce(card, to) {
      said.announced.push({ card, to: to?.members, expires: to?.until });
    },
    post(card, to) {
      said.announced.push({ card, to: to?.members, expires: to?.until, as: "new" });
    },
    refresh(card) {
      said.announced.push({ card, as: "edit" });
    },
    later(says, later) {
      said.later.set(later.key, { says, later });
    },
    cancel(key) {
      said.later.set(key, undefined);
    },
    record(fact) {
      said.facts.push(fact);
    },
    undo(says) {
      said.undo = says;
    },
  };
  return { work, said };
}
