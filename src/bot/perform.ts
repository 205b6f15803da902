import { isRefusal, type Refusal } from "../domain/refusal.ts";
import { textBlock, type Block, type Card } from "../chat/card.ts";
import { valueText, type Given } from "../chat/grammar/arguments.ts";
import { readPlatformRole } from "../chat/grammar/platformRole.ts";
import { printSentence } from "../chat/grammar/sentence.ts";
import { appendEntry, type JournalHead } from "../store/journal.ts";
import { toDate } from "./clock.ts";
import { saveLater } from "./due.ts";
import { holdersValues } from "./holders.ts";
import { saveUndo } from "./undo.ts";
import type { Command, DoingCommand } from "./feature.ts";
import type { Entry, Lexicon } from "./lexicon.ts";
import { openWork, type Said, type WorkInput } from "./openWork.ts";
import { queueAnnounced, type Answered } from "./outgoing.ts";
import { refusalCard } from "./refused.ts";
import type { Work } from "./work.ts";

const deepestReactions = 5;

export interface Performed {
  readonly answer: Card | undefined;
  /** Whether the answer was also told to the whole group. */
  readonly announced: boolean;
  readonly refused: boolean;
}

interface Telling {
  readonly head: JournalHead;
  /** What is said: what it tells the chat it was said in answers this. */
  readonly answers?: Answered;
  /** Too late to be said: only noted. */
  readonly expired?: boolean;
  /** Not every platform of the group could be heard before it: the answer says so. */
  readonly unheard?: boolean;
  /** It follows from what the platform tells of the sayer: nobody said it. */
  readonly told?: true;
}

/**
 * Says one sentence: permission, command, reactions, journal. A refusal undoes everything back to the savepoint and
 * becomes the answer.
 */
export async function perform(
  lexicon: Lexicon,
  input: WorkInput & Telling,
  entry: Entry,
  given: Given,
): Promise<Performed> {
  const { work, said } = openWork(lexicon, input);
  const { command } = entry;
  const refusal = await refusePermission(work, command, input.told);
  if (refusal) return refusedBy(entry, refusal);
  if (command.reads) return answered(entry, await command.run(work, given), said);
  await input.tx.$executeRaw`SAVEPOINT sentence`;
  const answer = await (input.expired ? expire : run)(work, command, given);
  if (isRefusal(answer)) {
    await input.tx.$executeRaw`ROLLBACK TO SAVEPOINT sentence`;
    return refusedBy(entry, answer);
  }
  const reactions = await react(lexicon, work, said);
  const blocks = input.unheard ? [...reactions, textBlock({ key: "bot.unheard" })] : reactions;
  await input.tx.$executeRaw`RELEASE SAVEPOINT sentence`;
  const whole = answer && withBlocks(answer, blocks);
  await queueAnnounced(work, replaceCard(said.announced, answer, whole, blocks), input.answers);
  for (const [key, waiting] of said.later) await saveLater(work, key, waiting);
  if (work.member && !input.told) await saveUndo(work, work.member.id, said.undo);
  await appendEntry(input.tx, input.head, {
    groupId: work.group.id,
    at: toDate(work.now),
    sayer: work.member?.id ?? "clock",
    command: command.name,
    sentence: `${input.expired ? "expired " : ""}${journalSentence(entry, given, said)}`,
    effects: said.effects,
  });
  return answered(entry, whole, said, answer);
}

type Run = (work: Work, command: DoingCommand, given: Given) => Promise<Card | Refusal | undefined>;

const run: Run = (work, command, given) => command.run(work, given);

/** What the clock would say too late is only noted. */
const expire: Run = async (work, command, given) => {
  await command.expire?.(work, given);
  return undefined;
};

async function refusePermission(work: Work, command: Command, told?: true): Promise<Refusal | undefined> {
  if (work.member === undefined) return command.by === "clock" ? undefined : { refused: "bot.not-clock" };
  if (command.by === "clock") return { refused: "bot.only-clock" };
  if (command.by === "platform" && !told) return { refused: "bot.only-clock" };
  if (await work.may(command.may)) return undefined;
  const values = holdersValues(await work.holders(command.may));
  return { refused: "bot.may-not", with: { permission: { key: `bot.permission-${command.may}`, values } } };
}

/** Facts reach the other features in the order of the list; what they record is told in turn, five deep at most. */
async function react(lexicon: Lexicon, work: Work, said: Said): Promise<Block[]> {
  const blocks: Block[] = [];
  for (let depth = 0; said.facts.length > 0; depth += 1) {
    if (depth === deepestReactions) throw new Error("reactions go too deep");
    for (const fact of said.facts.splice(0)) {
      for (const feature of lexicon.features) {
        for (const reaction of feature.reactions ?? []) {
          if (reaction.to === fact.name) blocks.push(...(await reaction.run(work, fact.value)));
        }
      }
    }
  }
  return blocks;
}

function withBlocks(card: Card, blocks: readonly Block[]): Card {
  return blocks.length === 0 ? card : { ...card, blocks: [...(card.blocks ?? []), ...blocks] };
}

/** What reactions added to the answer stands on the same card where it was announced, or else on the first announced one. */
function replaceCard(
  announced: Said["announced"],
  answer: Card | undefined,
  whole: Card | undefined,
  blocks: readonly Block[],
): Said["announced"] {
  if (blocks.length === 0) return announced;
  const same = announced.findIndex(({ card }) => card === answer);
  const index = same >= 0 ? same : answer ? -1 : announced.findIndex(({ to }) => to === undefined);
  return announced.map((each, position) =>
    position === index ? { ...each, card: whole ?? withBlocks(each.card, blocks) } : each,
  );
}

function answered(
  entry: Entry,
  answer: Card | Refusal | undefined,
  said: Said,
  announcedAs?: Card,
): Performed {
  if (isRefusal(answer)) return refusedBy(entry, answer);
  const announced = said.announced.some(({ card, to }) => !to && card === (announcedAs ?? answer));
  return { answer, announced: answer !== undefined && announced, refused: false };
}

function refusedBy({ feature }: Entry, refusal: Refusal): Performed {
  return { answer: refusalCard(feature.name, refusal), announced: false, refused: true };
}

/** The canonical sentence with residents' words replaced by what proves them while they are kept, and codes by nothing. */
function journalSentence({ command, spoken }: Entry, given: Given, said: Said): string {
  const safe = Object.entries(given).map(([name, value]): [string, Given[string]] => {
    const hides = spoken.args[name]?.kind === "text" || command.enters === true;
    const isRole = spoken.args[name]?.kind === "platformRole";
    const bare = isRole ? (readPlatformRole(valueText(value))?.id ?? "#") : value;
    return [name, hides ? (said.texts.get(valueText(value)) ?? "#") : bare];
  });
  return printSentence(spoken, Object.fromEntries(safe));
}
