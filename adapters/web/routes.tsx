import { readFileSync } from "node:fs";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { html } from "hono/html";
import { askAll } from "./answers.ts";
import { onlyHere, strictHeaders } from "./guard.ts";
import type { Live } from "./live.ts";
import { Page } from "./pages/page.tsx";
import type { ShownPerson } from "./pages/people.tsx";
import { channelOf, type Person, type Room } from "./places.ts";
import { addPosting } from "./posting.ts";
import { findPerson, pageLanguage, type Stage } from "./stage.ts";
import { largestUpload, type Uploads } from "./uploads.ts";
import { wordsIn } from "./words/choose.ts";
import type { PageWords } from "./words/nl.ts";
import { quote, writeMessage } from "./write.ts";

/** A page shows only the newest messages: a phone need not carry a year. */
const mostShown = 200;

/** A form with one upload and some words around it. */
const largestForm = largestUpload + 100_000;

const fixed = {
  "/style.css": "text/css; charset=utf-8",
  "/live.mjs": "text/javascript; charset=utf-8",
  "/icon.svg": "image/svg+xml",
} as const;

export function makeRoutes(stage: Stage, live: Live, uploads: Uploads): Hono {
  const { settings, conversation } = stage;
  const app = new Hono();
  const words = async (context: Context): Promise<PageWords> => wordsIn(await pageLanguage(context, stage));
  const missing = async (context: Context): Promise<Response> =>
    context.text(`${(await words(context)).nothingHere}\n`, 404);
  app.use(strictHeaders, onlyHere(settings.port));
  app.use(
    bodyLimit({
      maxSize: largestForm,
      onError: async (context) => context.text(`${(await words(context)).tooLarge}\n`, 413),
    }),
  );

  for (const [path, type] of Object.entries(fixed)) {
    const content = readFileSync(new URL(`./public${path}`, import.meta.url));
    app.get(path, (context) =>
      context.body(content, 200, { "Content-Type": type, "Cache-Control": "no-cache" }),
    );
  }
  app.get("/live", (context) => live.follow(context));
  app.get("/files/:id", (context) => {
    const upload = uploads.find(context.req.param("id"));
    if (!upload) return missing(context);
    return context.body(upload.content, 200, { "Content-Type": upload.type });
  });
  app.get("/:person/messages/:id/files/:index", (context) => {
    const { person, id, index } = context.req.param();
    const seen = [channelOf("group", person), channelOf("private", person)].flatMap((channel) =>
      conversation.seenBy(person, channel),
    );
    const entry = seen.find((each) => each.id === id);
    const file = entry?.kind === "sent" ? entry.card.files[Number(index)] : undefined;
    if (!file) return missing(context);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return context.body(file.content, 200, {
      "Content-Type": `${file.type}; charset=utf-8`,
      "Content-Disposition": disposition,
    });
  });

  app.get("/", (context) => show(context, undefined, "group"));
  app.get("/:person", (context) => showTo(context, "group"));
  app.get("/:person/private", (context) => showTo(context, "private"));
  addPosting(app, stage, uploads);
  app.notFound(missing);
  app.onError(async (error, context) => {
    settings.log({ event: "failed", at: "page", error: error.name });
    return context.text(`${(await words(context)).broken}\n`, 500);
  });

  async function showTo(context: Context, room: Room): Promise<Response> {
    const person = findPerson(stage, context.req.param("person"));
    return person ? show(context, person, room) : context.text(`${(await words(context)).nobody}\n`, 404);
  }

  async function show(context: Context, person: Person | undefined, room: Room): Promise<Response> {
    const language = await pageLanguage(context, stage);
    const page = wordsIn(language);
    const { name, roles, language: groupLanguage } = await settings.group();
    const [first] = settings.people;
    const reader = person ?? first;
    if (!reader) throw new Error("a playground needs people");
    const people = settings.people.map((each): ShownPerson => {
      const mine = roles.get(each.id) ?? [];
      return { ...each, role: mine.length > 0 ? mine.join(", ") : page.resident };
    });
    const entries = conversation.seenBy(person?.id, channelOf(room, reader.id)).slice(-mostShown);
    const messageReader = {
      ...{ person: person?.id, bot: page.bot, language, zone: settings.zone },
      find: (id: string) => conversation.find(id),
      nameOf: (id: string) => settings.people.find((each) => each.id === id)?.name ?? id,
    };
    const { reply, say = "", wrong } = context.req.query();
    const replied = entries.find(({ id }) => id === reply);
    const shown = (
      <Page
        neighbourhood={name}
        people={people}
        me={people.find(({ id }) => id === person?.id)}
        room={room}
        token={stage.token}
        messages={entries.map((entry) => writeMessage(entry, messageReader))}
        answers={await askAll(stage, reader)}
        writing={{
          text: say,
          reply: replied && { id: replied.id, title: quote(replied) ?? "" },
          wrong: wrong === "type" ? page.wrongType : wrong === "size" ? page.tooLarge : undefined,
        }}
        words={page}
        pageLanguage={language}
        groupLanguage={groupLanguage}
      />
    );
    return context.html(html`<!DOCTYPE html>${shown}`);
  }

  return app;
}
