import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { z } from "zod";
import { languages } from "../../src/chat/words/dictionary.ts";
import { carriesToken } from "./guard.ts";
import { rooms } from "./places.ts";
import { languageOf, type Neighbourhood, type Stage } from "./stage.ts";
import { wordsIn } from "./words/choose.ts";
import type { PageWords } from "./words/nl.ts";

/** The same form twice within this time is a double click. */
const doubleClick = 1500;

/** What every form carries: the secret, and the chat and the language of the page it stood on. */
export const shared = {
  token: z.string(),
  in: z.enum(rooms).default("group"),
  language: z.enum(languages).optional(),
};

type Form = z.ZodType<{ readonly language?: (typeof languages)[number] | undefined }>;

export interface Posted<Shape extends z.ZodType> {
  readonly form: z.infer<Shape>;
  readonly neighbourhood: Neighbourhood;
  readonly context: Context;
  readonly words: PageWords;
}

/** Does what a form asks and answers where the browser goes next; undefined when there is no such page. */
type Run<Shape extends z.ZodType> = (posted: Posted<Shape>) => Promise<string | undefined>;

export type Post = <Shape extends Form>(path: string, shape: Shape, run: Run<Shape>) => void;

/** The forms of the pages: nothing is done without the secret, and a double click does it once. */
export function makePost(app: Hono, stage: Stage): Post {
  const once = makeOnce(doubleClick);
  return (path, shape, run) => {
    app.post(path, async (context) => {
      const spoken = languageOf(context, stage);
      const words = wordsIn(spoken);
      const fields = await readFields(context);
      if (!carriesToken(stage.token, fields["token"])) return context.text(`${words.oldPage}\n`, 403);
      const parsed = shape.safeParse(fields);
      if (!parsed.success) return context.text(`${words.nothingHere}\n`, 400);
      const form = parsed.data;
      const neighbourhood = await stage.settings.neighbourhood(form.language ?? spoken);
      const address = await once(context.req.path, fields, () =>
        run({ form, neighbourhood, context, words }),
      );
      if (address === undefined) return context.text(`${words.nobody}\n`, 404);
      return context.redirect(address, 303);
    });
  };
}

/** The fields of a form; of one that cannot be read, none. */
async function readFields(context: Context): Promise<Record<string, unknown>> {
  try {
    return await context.req.parseBody();
  } catch {
    return {};
  }
}

type Address = Promise<string | undefined>;

/** The same from the same page within this time gets the first answer; keeps no text, only its hash. */
function makeOnce(
  within: number,
): (path: string, fields: Record<string, unknown>, run: () => Address) => Address {
  const last = new Map<string, { readonly hash: string; readonly at: number; readonly address: Address }>();
  return (path, fields, run) => {
    const text = JSON.stringify(Object.entries(fields).filter(([, value]) => typeof value === "string"));
    const hash = createHash("sha256").update(text).digest("base64");
    const before = last.get(path);
    const at = performance.now();
    if (before?.hash === hash && at - before.at < within) return before.address;
    const address = run();
    last.set(path, { hash, at, address });
    return address;
  };
}
