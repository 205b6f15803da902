import type { Temporal } from "temporal-polyfill";
import type { Action, Card, Phrase } from "../chat/card.ts";
import type { Place } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
import { saveDrafts } from "./drafts.ts";
import type { Group, Sayer } from "./work.ts";

interface Question {
  readonly because: "near" | "several";
  readonly says: readonly string[];
  readonly place: Place;
  readonly group: Group;
  readonly sayer: Sayer;
  readonly now: Temporal.Instant;
  readonly draw: (length: number) => string;
}

const yes = ["ja", "yes", "j", "y", "jep", "yep", "yeah", "jazeker", "klopt", "dat klopt", "ja klopt"];
const no = ["nee", "no", "n", "neen", "nope", "laat maar"];
const codeLength = 6;

/** Asks which of these sentences is meant: one draft for each, and one to leave it. Nothing guessed is executed. */
export async function askBack(tx: Transaction, question: Question): Promise<Card> {
  const { says, because, group, sayer, place, now, draw } = question;
  const single = says.length === 1;
  const drafts = says.map((sentence, index) => ({
    id: draw(codeLength),
    sentence,
    answers: single ? yes : [String(index + 1)],
  }));
  const leave = {
    id: draw(codeLength),
    sentence: "drop",
    answers: single ? no : [...no, String(says.length + 1)],
  };
  const asked = { groupId: group.id, memberId: sayer.id, place, question: draw(10), now };
  await saveDrafts(tx, asked, [...drafts, leave]);
  const label = (sentence: string): Phrase =>
    single ? { key: "bot.yes" } : { key: "bot.choice", values: { sentence: { sentence } } };
  return {
    title: titleOf(says, because),
    actions: [
      ...drafts.map(({ id, sentence, answers }) => ({
        label: label(sentence),
        says: `say ${id}`,
        also: answers,
        short: true as const,
      })),
      { label: { key: single ? "bot.no" : "bot.neither" }, says: `say ${leave.id}`, also: no, short: true },
    ],
  };
}

interface Whose {
  readonly place: Place;
  readonly sayer: Sayer;
  readonly now: Temporal.Instant;
  readonly draw: (length: number) => string;
}

/** Asks somebody of several groups which of them is meant; each answer says the sentence there. */
export async function askWhose(
  tx: Transaction,
  options: readonly { readonly groupId: string; readonly says: string }[],
  { place, sayer, now, draw }: Whose,
): Promise<Card> {
  const question = draw(10);
  const actions: Action[] = [];
  for (const [index, { groupId, says }] of options.entries()) {
    const where = { groupId_personId: { groupId, personId: sayer.personId } };
    const { id: memberId, group } = await tx.member.findUniqueOrThrow({ where, include: { group: true } });
    const answers = [String(index + 1), group.name];
    const id = draw(codeLength);
    await saveDrafts(tx, { groupId, memberId, place, question, now }, [{ id, sentence: says, answers }]);
    actions.push({
      label: { key: "bot.group-choice", values: { name: group.name } },
      says: `say ${id}`,
      also: answers,
      short: true,
    });
  }
  return { title: { key: "bot.whose" }, actions };
}

function titleOf(says: readonly string[], because: Question["because"]): Phrase {
  const [first, ...others] = says;
  if (first !== undefined && others.length === 0) {
    return { key: "bot.did-you-mean", values: { sentence: { sentence: first } } };
  }
  return { key: because === "near" ? "bot.which-one" : "bot.which-reading" };
}
