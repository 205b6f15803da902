import { foldAnswer } from "../../chat/grammar/tokens.ts";
import type { Inbound } from "../../chat/inbound.ts";
import { readSays } from "../lexicon.ts";
import type { SentMessage } from "../message.ts";
import { hearFilledBeginning } from "./beginning.ts";
import { said, type Hearing, type Heard } from "./heard.ts";
import { hearPress } from "./press.ts";
import { hearText } from "./text.ts";

/** What something that arrived says in the group it is about; undefined for talk. */
export async function hear(hearing: Hearing): Promise<Heard | undefined> {
  const { inbound, presence, on } = hearing;
  switch (inbound.how) {
    case "joined":
    case "left":
      if (!presence.group) return undefined;
      return { kind: "said", says: inbound.how === "joined" ? "join" : "leave", unsaid: true };
    case "pressed":
      return presence.group ? hearPress(hearing, inbound) : undefined;
    case "filled":
      return presence.group ? hearPress(hearing, inbound) : hearFilledBeginning(hearing);
    case "reacted":
      return hearSign(inbound, on);
    case "polled":
      return hearChoice(hearing);
    case "typed":
      return hearText(hearing);
  }
}

function hearSign(inbound: Inbound, on: SentMessage | undefined): Heard | undefined {
  const action = on?.actions.find(({ also }) => also.includes(inbound.text));
  const says = inbound.undone ? action?.undo : action?.says;
  return says === undefined ? undefined : said(says);
}

/** An option of a poll says its sentence as a button does, also when the message has none any more; or it is a label. */
function hearChoice({ lexicon, inbound, on }: Hearing): Heard | undefined {
  if (readSays(lexicon, inbound.text)) return said(inbound.text);
  const chosen = foldAnswer(inbound.text);
  const action = on?.actions.find(({ label }) => foldAnswer(label) === chosen);
  const says = inbound.undone ? action?.undo : action?.says;
  return says === undefined ? undefined : said(says);
}
