import type { Inbound } from "../../chat/inbound.ts";
import { inContext } from "../context.ts";
import { fillForm, whyNotAsked } from "../forms.ts";
import { readSays } from "../lexicon.ts";
import { makeView } from "../view.ts";
import { refused, said, type Hearing, type Heard } from "./heard.ts";
import { settleOne } from "./settle.ts";
import { toHeard } from "./tell.ts";

/** A button says its sentence; one with blanks asks for them, or brings what was filled in. */
export async function hearPress(
  hearing: Hearing,
  { text, filled, place }: Pick<Inbound, "text" | "filled" | "place">,
): Promise<Heard> {
  const { lexicon, tx, now, presence } = hearing;
  const isWhole = readSays(lexicon, text) !== undefined;
  if (isWhole && !filled) return said(text);
  const form = await inContext(hearing, { addressed: true }, (context) =>
    fillForm(lexicon, text, filled ?? {}, context),
  );
  if (!form) return isWhole ? said(text) : refused("bot.button-unknown");
  if (!("says" in form)) {
    const why = whyNotAsked(lexicon, form);
    return why ? { kind: "refused", reason: why } : { kind: "blank", ...form };
  }
  const { group, member } = presence;
  const read = readSays(lexicon, form.says);
  if (!read || !group) return said(form.says);
  const view = makeView(lexicon, { tx, now, group, member, place });
  const settled = await settleOne(lexicon, view, read);
  return toHeard(lexicon, "refusal" in settled ? settled : { kind: "sentence", sentence: settled });
}
