import type { Cents } from "../domain/money.ts";

/** A value inside a phrase, worded for its reader at delivery. Plain strings are residents' own text. */
export type Value =
  | string
  | number
  | { readonly money: Cents }
  /** An instant, as ISO text: shown in the group's zone. */
  | { readonly instant: string }
  /** A day or a local time, as ISO text. */
  | { readonly moment: string }
  | { readonly rrule: string; readonly first: string }
  | { readonly member: string }
  /** A canonical sentence, shown as what the reader would type. */
  | { readonly sentence: string }
  /** A canonical sentence that was said: in the reader's words, not for typing again. */
  | { readonly said: string }
  /** A command's example, in the reader's language. */
  | { readonly example: string }
  | { readonly list: readonly Value[] }
  | Phrase;

export type Values = Readonly<Record<string, Value>>;

/** A sentence residents read, still without a language: `feature.key` and its values. */
export interface Phrase {
  readonly key: string;
  readonly values?: Values;
}

export type Block =
  | { readonly kind: "text"; readonly text: Phrase }
  | {
      readonly kind: "facts";
      readonly facts: readonly { readonly name: Phrase; readonly value: Phrase | Value }[];
    }
  | BarsBlock
  | { readonly kind: "table"; readonly head: readonly Phrase[]; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: "file"; readonly name: string; readonly type: string; readonly content: string };

/** One amount split into parts: drawn where there are pictures, else its facts in words. */
export interface BarsBlock {
  readonly kind: "bars";
  readonly whole: Bar;
  readonly parts: readonly Bar[];
}

export interface Bar {
  readonly name: Phrase;
  readonly amount: Cents;
}

/** A blank of a form: which argument it fills, how it is asked, and what a wrong answer is told. */
export interface Blank {
  readonly argument: string;
  readonly label: Phrase;
  readonly example?: Phrase;
  readonly optional?: true;
  readonly choices?: readonly { readonly label: Phrase; readonly value: string }[];
}

/** A labelled sentence: pressing, quoting or reacting says it. It never grants anything. */
export interface Action {
  readonly label: Phrase;
  /** Canonical, at most 100 characters. */
  readonly says: string;
  /** What a reply or a reaction may say for it beside its label. */
  readonly also?: readonly string[];
  /** Its label or number alone answers it, without a reply: a question the bot asked this person. */
  readonly short?: true;
  /** Said when a reaction is withdrawn. */
  readonly undo?: string;
  readonly asks?: readonly Blank[];
  /** Of a sentence with blanks: a whole one, which shows how to type it. */
  readonly example?: string;
}

/** What is answered or told: keys and values only, worded, fitted and written once per place at delivery. */
export interface Card {
  readonly title: Phrase;
  readonly blocks?: readonly Block[];
  readonly actions?: readonly Action[];
  /** The thing it shows, such as `poll/1`: a later card about it replaces this one. */
  readonly about?: string;
  /** A reading sentence that shows everything, offered when the card must be cut short. */
  readonly more?: string;
  /** Answered by a sign or a quotation: it must be a message of its own, whatever else waits. */
  readonly alone?: true;
  /** What a whole chat reads once where the people this is for cannot be told alone. */
  readonly instead?: Card;
}

export function textBlock(text: Phrase): Block {
  return { kind: "text", text };
}
