import type { Permission } from "../domain/permissions.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Arguments, Given, Input } from "../chat/grammar/arguments.ts";
import { printSentence } from "../chat/grammar/sentence.ts";
import type { Card, Phrase, Values } from "../chat/card.ts";
import type { Author } from "../chat/inbound.ts";
import type { Language, Words } from "../chat/words/dictionary.ts";
import type { Transaction } from "../store/transaction.ts";
import type { Answer, Reaction } from "./facts.ts";
import type { View, Work } from "./work.ts";

interface Sayable<A extends Arguments> {
  readonly name: string;
  /** Names it had before: old buttons keep working. */
  readonly was?: readonly string[];
  /** A canonical sentence, for help and tests. */
  readonly example: string;
  readonly args: A;
  readonly may: Permission;
  /** Said in private by somebody of several groups, it is not asked which is meant: it knows, or concerns them all. */
  readonly anyGroup?: true;
  /**
   * Whether an unaddressed message of this form is meant for the bot here: its number exists and is open.
   * Without it every complete form is.
   */
  meant?(view: View, input: Input<A>): Promise<boolean>;
  /**
   * What typed words stand for here, before the sentence is said: the name of a choice becomes its number. What the
   * words left out may be missing; where nothing here fills it in, the reason with its feature's name.
   */
  settle?(view: View, input: Input<A>): Promise<Given | Refusal>;
  /** Whether a number suits it now, for suggesting; without it `meant` decides. */
  suits?(view: View, input: Partial<Input<A>>): Promise<boolean>;
  /** The same where it needs to know nothing of the group: "half tien" is "21:30". */
  plain?(input: Input<A>): Given;
  /** The other way round, where a sentence is shown: how a reader would type what `plain` made of it. */
  spell?(input: Input<A>): Values;
}

/** A command that changes something. */
export interface DoingCommand<A extends Arguments = Arguments> extends Sayable<A> {
  readonly reads?: undefined;
  /** Only the clock says it, or it follows from what a platform tells of who speaks. */
  readonly by?: "clock" | "platform";
  /** The clock says it when every platform of the group has been heard, ten minutes late at most. */
  readonly hears?: true;
  /** Said by the clock instead of running it, when its time had passed before it could be said. */
  expire?(work: Work, input: Input<A>): Promise<void>;
  /** Answered to the sayer alone: a vote or a support adds no message to the group. */
  readonly quiet?: true;
  /** The sentence that begins a group, where none is: whether said to nobody it sounds like that. */
  founds?(input: Input<A>): boolean;
  /** It may be said where no group is: its code leads to one. */
  readonly enters?: true;
  /** Before it runs, whoever the platforms list in the group's chats becomes a member. */
  readonly gathers?: true;
  run(work: Work, input: Input<A>): Promise<Card | Refusal | undefined>;
}

/** A command that changes nothing: it gets no lock and no journal row, and may be asked by a page. */
export interface ReadingCommand<A extends Arguments = Arguments> extends Sayable<A> {
  readonly reads: true;
  readonly by?: undefined;
  readonly hears?: undefined;
  readonly expire?: undefined;
  readonly quiet?: true;
  readonly founds?: undefined;
  readonly gathers?: undefined;
  readonly enters?: undefined;
  run(view: View, input: Input<A>): Promise<Card | Refusal>;
}

export type Command = DoingCommand | ReadingCommand;

export function command<const A extends Arguments>(definition: DoingCommand<A>): DoingCommand<A> {
  return definition;
}

export function readingCommand<const A extends Arguments>(
  definition: Omit<ReadingCommand<A>, "reads">,
): ReadingCommand<A> {
  return { ...definition, reads: true };
}

/** The canonical sentence of a command, for buttons and for the clock. */
export function says<A extends Arguments>(
  spoken: { readonly name: string; readonly args: A },
  input: Input<A>,
): string {
  return printSentence(spoken, input);
}

/** What a feature's own tables hold for one group now, as effects: `verify` compares it with the journal. */
type Snapshot = (transaction: Transaction, groupId: string) => Promise<readonly SnapshotRow[]>;

export interface SnapshotRow {
  readonly kind: string;
  readonly key: string | number;
  readonly value: unknown;
}

/** What must hold of a feature's tables whatever was said: one sentence for each row where it does not. */
type Invariants = (transaction: Transaction, groupId: string) => Promise<readonly string[]>;

/** A part of somebody's home page. */
export type Overview = Required<Pick<Card, "blocks" | "actions">>;

/** A folder of commands: everything the bot knows about one subject. */
export interface Feature {
  readonly name: string;
  readonly commands: readonly Command[];
  readonly words: Readonly<Record<Language, Words>>;
  readonly reactions?: readonly Reaction[];
  readonly answers?: readonly Answer[];
  readonly snapshot?: Snapshot;
  readonly invariants?: Invariants;
  /** Sentences worth offering to this reader now, or commands whose example is, for help and home pages. */
  offers?(view: View): Promise<readonly string[]>;
  /** The sentence by the platform that comes before what this author says, where what is told of them changed. */
  foregoing?(view: View, author: Author): Promise<string | undefined>;
  /** What concerns this reader now, for their home page. */
  overview?(view: View): Promise<Overview | undefined>;
  /** What this feature keeps of the reader, for "my data". */
  mine?(view: View): Promise<readonly Phrase[]>;
  /** Texts that stay when who wrote them is forgotten: the words of the cash book. */
  keeps?(view: View): Promise<readonly string[]>;
  /** What this feature knows about a number of the group's series: its part of the whole life of a plan. */
  tell?(view: View, number: number): Promise<Card | undefined>;
}
