import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { z } from "zod";
import type { FileReference, Inbound } from "../../src/chat/inbound.ts";
import { carriesToken } from "./guard.ts";
import { addressOf, placeOf, type Person, type Room } from "./places.ts";
import { longestText, readPress, readThumb, readTyped, type Sender } from "./read.ts";
import { findPerson, pageLanguage, type Stage } from "./stage.ts";
import { largestUpload, type Uploads } from "./uploads.ts";
import { wordsIn } from "./words/choose.ts";

/** The same form twice within this time is a double click. */
const doubleClick = 1500;

const shared = { token: z.string(), in: z.enum(["group", "private"]).default("group") };
const shapes = {
  say: z.object({
    ...shared,
    text: z.string().max(longestText),
    on: z.string().optional(),
    file: z.instanceof(File).optional(),
  }),
  press: z.object({ ...shared, says: z.string().max(longestText), on: z.string() }),
  thumb: z.object({ ...shared, on: z.string() }),
};

interface Posted {
  readonly person: Person;
  readonly room: Room;
  readonly sender: Sender;
}

/** The forms of a page: each becomes what arrived, and then sends the browser back to where it was. */
export function addPosting(app: Hono, stage: Stage, uploads: Uploads): void {
  const { settings, conversation, newId } = stage;
  const isDouble = noticeDoubles(doubleClick);

  function post<Shape extends z.ZodType<{ token: string; in: Room }>>(
    path: string,
    shape: Shape,
    run: (form: z.infer<Shape>, posted: Posted) => Promise<Inbound | string | undefined>,
  ): void {
    app.post(`/:person/${path}`, async (context) => {
      const words = wordsIn(await pageLanguage(context, stage));
      const person = findPerson(stage, context.req.param("person"));
      if (!person) return context.text(`${words.nobody}\n`, 404);
      const fields = await readFields(context);
      if (!carriesToken(stage.token, fields["token"])) return context.text(`${words.oldPage}\n`, 403);
      const parsed = shape.safeParse(fields);
      if (!parsed.success) return context.text(`${words.nothingHere}\n`, 400);
      const room = parsed.data.in;
      const back = addressOf(room, person.id);
      if (isDouble(`${path} ${person.id}`, fields)) return context.redirect(`${back}#write`, 303);
      const sender: Sender = { id: newId(), at: settings.now(), person, room };
      const arrived = await run(parsed.data, { person, room, sender });
      if (typeof arrived === "string") return context.redirect(`${back}?wrong=${arrived}#write`, 303);
      if (arrived) await stage.bot().receive(arrived);
      await settings.settled();
      return context.redirect(`${back}#write`, 303);
    });
  }

  post("say", shapes.say, async ({ text, on, file }, { person, room, sender }) => {
    const files = await keepUpload(file);
    if (typeof files === "string") return files;
    if (text.trim() === "" && files.length === 0) return undefined;
    const replied = on !== undefined && isSeen(on, person, room) ? on : undefined;
    conversation.say({
      ...{ place: placeOf(room, person.id), author: person.id, text, files },
      ...(replied === undefined ? {} : { on: replied }),
    });
    return readTyped(sender, { text, on: replied, files });
  });

  post("press", shapes.press, ({ says, on }, { person, room, sender }) =>
    Promise.resolve(isSeen(on, person, room) ? readPress(sender, says, on) : undefined),
  );

  post("thumb", shapes.thumb, ({ on }, { person, room, sender }) =>
    Promise.resolve(
      isSeen(on, person, room) ? readThumb(sender, on, conversation.thumb(on, person.id)) : undefined,
    ),
  );

  function isSeen(id: string, person: Person, room: Room): boolean {
    const { channel } = placeOf(room, person.id);
    return conversation.seenBy(person.id, channel).some((entry) => entry.id === id);
  }

  async function keepUpload(file: File | undefined): Promise<FileReference[] | "type" | "size"> {
    if (!file || file.size === 0) return [];
    if (file.size > largestUpload) return "size";
    const kept = uploads.add(file.name, new Uint8Array(await file.arrayBuffer()));
    return kept ? [kept] : "type";
  }
}

/** The fields of a form; of one that cannot be read, none. */
async function readFields(context: Context): Promise<Record<string, unknown>> {
  try {
    return await context.req.parseBody();
  } catch {
    return {};
  }
}

/** Whether the same was sent from the same page a moment ago; keeps no text, only its hash. */
function noticeDoubles(within: number): (from: string, fields: Record<string, unknown>) => boolean {
  const last = new Map<string, { readonly hash: string; readonly at: number }>();
  return (from, fields) => {
    const text = JSON.stringify(Object.entries(fields).filter(([, value]) => typeof value === "string"));
    const hash = createHash("sha256").update(text).digest("base64");
    const before = last.get(from);
    const at = performance.now();
    last.set(from, { hash, at });
    return before?.hash === hash && at - before.at < within;
  };
}
