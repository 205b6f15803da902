import { Temporal } from "temporal-polyfill";
import type { Author, Inbound } from "../../src/chat/inbound.ts";
import type { Place } from "../../src/chat/place.ts";
import { plainSign } from "../../src/chat/sign.ts";
import { groupPlace, isGroup, plainId, privatePlace } from "./keys.ts";
import type { Arrived, ArrivedMembership, ArrivedMessage, ArrivedReaction, ArrivedVote } from "./library.ts";
import type { Vote } from "./memory.ts";
import { isNamed, plainText } from "./read/text.ts";

/** What must be known to read what arrives. */
export interface Known {
  /** The bot's own ids. */
  readonly self: readonly string[];
  readonly authorOf: (id: string) => string;
  readonly nameOf: (id: string) => string | undefined;
  /** The vote of a poll, or of the card beside it. */
  readonly voteOf: (message: string) => Vote | undefined;
  /** The sign that somebody put below a card before. */
  readonly signOf: (card: string, author: string) => string | undefined;
  /** Known of whoever asks to start a group. */
  readonly administrator?: boolean;
}

/** What arrived as the bot hears it: nothing of its own, and nothing that it cannot know. */
export function read(arrived: Arrived, known: Known): Inbound[] {
  switch (arrived.kind) {
    case "message":
      return arrived.isOwn ? [] : readMessage(arrived, known);
    case "vote":
      return isOwn(arrived.voter, known) ? [] : readVote(arrived, known);
    case "reaction":
      return isOwn(arrived.author, known) ? [] : readReaction(arrived, known);
    case "joined":
    case "left":
      return readMembership(arrived, known);
  }
}

/** Everybody of whom it must be known who they are. */
export function peopleOf(arrived: Arrived): readonly string[] {
  switch (arrived.kind) {
    case "message":
      return [arrived.author];
    case "vote":
      return [arrived.voter];
    case "reaction":
      return [arrived.author];
    case "joined":
    case "left":
      return arrived.people;
  }
}

export function isOwn(id: string, { self }: Pick<Known, "self">): boolean {
  return self.some((own) => plainId(own) === plainId(id));
}

function instant(milliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

function placeOf(chat: string, author: string): Place {
  return isGroup(chat) ? groupPlace(chat) : privatePlace(author);
}

function authorWith(id: string, { authorOf, nameOf }: Known): Author {
  const name = nameOf(id);
  return { id: authorOf(id), ...(name === undefined ? {} : { name }) };
}

function readMessage(message: ArrivedMessage, known: Known): Inbound[] {
  const { id, at, chat, author, text, quoted, mentions, file } = message;
  const { voteOf, administrator } = known;
  if (text === "" && !file) return [];
  const sayer = authorWith(author, known);
  return [
    {
      ...{ id, at: instant(at), place: placeOf(chat, sayer.id), how: "typed" },
      author: { ...sayer, ...(administrator === undefined ? {} : { administrator }) },
      addressed: !isGroup(chat) || isNamed(mentions, known.self),
      text: plainText(text, known),
      // Who answers the poll answers the card beside it.
      ...(quoted === undefined ? {} : { on: voteOf(quoted)?.card ?? quoted }),
      ...(file ? { files: [{ id, name: file.name }] } : {}),
    },
  ];
}

/** A poll tells everybody's whole choice: one after another what was chosen, or that it was taken back. */
function readVote({ poll, chat, voter, at, chosen }: ArrivedVote, known: Known): Inbound[] {
  const vote = known.voteOf(poll);
  if (vote?.poll !== poll || vote.chat !== chat) return [];
  const author = authorWith(voter, known);
  const common = { at: instant(at), place: placeOf(chat, author.id), author, how: "polled" } as const;
  const about = { ...common, addressed: false, on: vote.card };
  const key = `vote/${poll}/${author.id}/${at}`;
  if (chosen.length === 0) {
    const undo = vote.options.find((option) => option.undo !== undefined)?.undo;
    return undo === undefined ? [] : [{ ...about, id: `${key}/none`, text: undo, undone: true }];
  }
  return chosen.flatMap(({ order, name }): Inbound[] => {
    const option = optionOf(vote, order, name);
    return option ? [{ ...about, id: `${key}/${vote.options.indexOf(option)}`, text: option.says }] : [];
  });
}

/** By its name; a page that forgot the poll knows only which of the options it was. */
function optionOf({ options }: Vote, order: number, name: string | undefined) {
  return name === undefined ? options[order] : options.find((option) => option.name === name.trim());
}

/** Another sign in the place of one that was an answer takes that answer back, unless it is one itself. */
function readReaction(reaction: ArrivedReaction, known: Known): Inbound[] {
  const { id, message, chat, author: reactor, at } = reaction;
  const author = authorWith(reactor, known);
  const card = known.voteOf(message)?.card ?? message;
  const sign = plainSign(reaction.sign);
  const before = known.signOf(card, author.id);
  const signs = known.voteOf(card)?.signs ?? [];
  const common = { at: instant(at), place: placeOf(chat, author.id), author, how: "reacted" } as const;
  const about = { ...common, id: `sign/${id}/${at}/${sign}`, addressed: false, on: card };
  const isTakenBack = before !== undefined && before !== sign && signs.includes(before);
  if (isTakenBack && !signs.includes(sign)) return [{ ...about, text: before, undone: true }];
  return sign === "" ? [] : [{ ...about, text: sign }];
}

function readMembership({ kind, id, chat, people, at }: ArrivedMembership, known: Known): Inbound[] {
  const others = people.filter((person) => !isOwn(person, known));
  return others.map((person) => {
    const author = authorWith(person, known);
    const what = { how: kind, addressed: false, text: "" };
    return {
      id: `${kind}/${id}/${author.id}`,
      at: instant(at),
      place: placeOf(chat, author.id),
      author,
      ...what,
    };
  });
}
