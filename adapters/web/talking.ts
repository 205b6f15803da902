import { z } from "zod";
import type { FileReference, Inbound } from "../../src/chat/inbound.ts";
import type { Language } from "../../src/chat/words/dictionary.ts";
import { addressOf, channelOf, placeOf, roomsOf, type Person, type Room } from "./places.ts";
import { shared, type Post, type Posted } from "./posting.ts";
import { blankField, longestText, readFilled, readPress, readThumb, readTyped, type Sender } from "./read.ts";
import { findPerson, type Neighbourhood, type Stage } from "./stage.ts";
import { largestUpload, type Uploads } from "./uploads.ts";

const says = z.string().max(longestText);
const shapes = {
  say: z.object({ ...shared, text: says, on: z.string().optional(), file: z.instanceof(File).optional() }),
  press: z.object({ ...shared, says, on: z.string() }),
  thumb: z.object({ ...shared, on: z.string() }),
  fill: z.looseObject({ ...shared, says, on: z.string().optional() }),
};

interface Said {
  readonly in: Room;
  readonly language?: Language | undefined;
}

interface Speaking<Shape extends z.ZodType> extends Posted<Shape> {
  readonly sender: Sender;
  /** The message it answers, if this person sees it. */
  readonly seen: (id: string | undefined) => string | undefined;
}

/** What people say, press, react and fill in: each becomes what arrived. */
export function addTalking(post: Post, stage: Stage, uploads: Uploads): void {
  const { settings, newId } = stage;

  function speak<Shape extends z.ZodType<Said>>(
    path: string,
    shape: Shape,
    run: (speaking: Speaking<Shape>) => Promise<Inbound | string | undefined>,
  ): void {
    post(`/:person/${path}`, shape, async (posted) => {
      const { form, neighbourhood, context } = posted;
      const person = findPerson(stage, context.req.param("person"));
      if (!person) return undefined;
      const { chat, bot, settled } = neighbourhood;
      const { isOnBoard } = await neighbourhood.group();
      if (!roomsOf(isOnBoard(person.id)).includes(form.in)) return undefined;
      const back = addressOf(form.in, person.id);
      return settings.inTurn(async () => {
        const at = neighbourhood.now().toInstant();
        const place = placeOf(chat.platform, form.in, person.id);
        const sender = { id: newId(), at, person, place };
        const seen = (id: string | undefined): string | undefined =>
          findSeen(neighbourhood, person, form, id);
        const arrived = await run({ ...posted, sender, seen });
        if (typeof arrived === "string") return `${back}?wrong=${arrived}#write`;
        if (arrived) await bot.receive(arrived);
        await settled();
        const asked = findQuestion(neighbourhood, person, form);
        return asked === undefined ? `${back}#write` : `${back}?reply=${asked}#write`;
      });
    });
  }

  speak("say", shapes.say, async ({ form, neighbourhood, sender, seen }) => {
    const { text, on, file } = form;
    const files = await keepUpload(file);
    if (typeof files === "string") return files;
    if (text.trim() === "" && files.length === 0) return undefined;
    const { place, person } = sender;
    const replied = seen(on);
    neighbourhood.chat.conversation.say({
      ...{ place, author: person.id, text, files },
      ...(replied === undefined ? {} : { on: replied }),
    });
    return readTyped(sender, { text, on: replied, files });
  });

  speak("press", shapes.press, ({ form, sender, seen }) => {
    const on = seen(form.on);
    return Promise.resolve(on === undefined ? undefined : readPress(sender, form.says, on));
  });

  speak("thumb", shapes.thumb, ({ form, neighbourhood, sender, seen }) => {
    const on = seen(form.on);
    if (on === undefined) return Promise.resolve(undefined);
    const isOn = neighbourhood.chat.conversation.thumb(on, sender.person.id);
    return Promise.resolve(readThumb(sender, on, isOn));
  });

  speak("fill", shapes.fill, ({ form, sender, seen }) => {
    const filled = Object.entries(form).flatMap(([name, value]): [string, string][] =>
      name.startsWith(blankField) && typeof value === "string"
        ? [[name.slice(blankField.length), value.slice(0, longestText)]]
        : [],
    );
    return Promise.resolve(readFilled(sender, form.says, Object.fromEntries(filled), seen(form.on)));
  });

  async function keepUpload(file: File | undefined): Promise<FileReference[] | "type" | "size"> {
    if (!file || file.size === 0) return [];
    if (file.size > largestUpload) return "size";
    const kept = uploads.add(file.name, new Uint8Array(await file.arrayBuffer()));
    return kept ? [kept] : "type";
  }
}

function entriesOf({ chat }: Neighbourhood, person: Person, { in: room }: Said) {
  return chat.conversation.seenBy(person.id, channelOf(room, person.id));
}

function findSeen(
  neighbourhood: Neighbourhood,
  person: Person,
  form: Said,
  id: string | undefined,
): string | undefined {
  return entriesOf(neighbourhood, person, form).find((entry) => entry.id === id)?.id;
}

/** The last message, when it asks this person for a blank: what they write next answers it. */
function findQuestion(neighbourhood: Neighbourhood, person: Person, form: Said): string | undefined {
  const last = entriesOf(neighbourhood, person, form).at(-1);
  return last?.kind === "sent" && last.card.about?.startsWith("form/") ? last.id : undefined;
}
