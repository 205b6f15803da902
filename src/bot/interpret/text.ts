import { plainAnswer } from "../../chat/grammar/polite.ts";
import { guessText, longestText, readText } from "../../chat/grammar/read.ts";
import { foldAnswer } from "../../chat/grammar/tokens.ts";
import { isPrivate } from "../../chat/place.ts";
import { readAddress } from "../address.ts";
import { chooseDraft, loadDrafts } from "../drafts.ts";
import { fillForm, openBlank } from "../forms.ts";
import type { SentAction } from "../message.ts";
import { makeView } from "../view.ts";
import { hearBeginning } from "./beginning.ts";
import { inContext } from "../context.ts";
import { refused, said, type Hearing, type Heard } from "./heard.ts";
import { hearPress } from "./press.ts";
import { isMeant, settle, settleOther } from "./settle.ts";
import { enoughToTell, toHeard, unreadable } from "./tell.ts";

/** What a typed text says: an answer to what the bot asked, else a sentence. */
export async function hearText(hearing: Hearing): Promise<Heard | undefined> {
  const { lexicon, tx, inbound, presence, on, now } = hearing;
  const { text, addressed, freely } = readAddress(inbound);
  const { group, member } = presence;
  if (text === "") return addressed && group ? said("help") : undefined;
  if (!group) return hearBeginning(hearing, text, addressed);
  const action = on?.actions.find((each, index) => isSaid(each, index, text));
  if (action) return hearPress(hearing, { ...inbound, text: action.says });
  const asked = member && { groupId: group.id, memberId: member.id, place: inbound.place, now };
  const drafts = asked ? await loadDrafts(tx, asked) : [];
  const draft = chooseDraft(drafts, text);
  if (draft) return said(`say ${draft.id}`);
  const number = /\/(\d+)$/.exec(on?.about ?? "")?.[1];
  const meantForBot = addressed || on !== undefined;
  const isLong = text.length > longestText;
  const about = number ? { about: Number(number) } : {};
  const known = { addressed: meantForBot, freely, ...about };
  const blank = isLong ? undefined : openBlank(drafts);
  if (blank && (on?.about === `form/${blank.id}` || isPrivate(inbound.place))) {
    const written = { [blank.blank]: text };
    const form = await inContext(hearing, { ...known, addressed: true }, (context) =>
      fillForm(lexicon, blank.partial, written, context),
    );
    if (form && "says" in form) return { kind: "said", says: form.says, fills: blank.id };
    if (form) return { kind: "blank", ...form };
  }
  const reading = await inContext(hearing, known, (context) =>
    readText(lexicon.spoken, isLong ? text.slice(0, enoughToTell) : text, context),
  );
  if (isLong && (freely || reading)) return refused("bot.text-too-long", { most: longestText });
  if (!reading) return freely ? unreadable(lexicon, text) : undefined;
  const view = makeView(lexicon, { tx, now, group, member, place: inbound.place });
  const settled =
    (freely &&
      (await settleOther(lexicon, view, reading, () =>
        inContext(hearing, known, (context) => guessText(lexicon.spoken, text, context)),
      ))) ||
    (await settle(lexicon, view, reading));
  if (!settled) return unreadable(lexicon, text);
  if (!meantForBot && !(await isMeant(lexicon, view, settled))) return undefined;
  return toHeard(lexicon, settled);
}

function isSaid(action: SentAction, index: number, text: string): boolean {
  const folded = foldAnswer(text);
  const plain = plainAnswer(folded);
  const ways = [action.label, ...action.also, String(index + 1)].map(foldAnswer);
  return folded !== "" && ways.some((way) => way === folded || way === plain);
}
