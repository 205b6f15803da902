import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { setCookie } from "hono/cookie";
import { languages } from "../../src/chat/words/dictionary.ts";
import { addFiles } from "./files.ts";
import { onlyHere, strictHeaders } from "./guard.ts";
import type { Live } from "./live.ts";
import { addPassing } from "./passing.ts";
import { makePost } from "./posting.ts";
import type { Room } from "./places.ts";
import { showPage } from "./show.tsx";
import { cardsCookie, cardViews, findPerson, languageCookie, languageOf, type Stage } from "./stage.ts";
import { addTalking } from "./talking.ts";
import { largestUpload, type Uploads } from "./uploads.ts";
import { wordsIn } from "./words/choose.ts";
import type { PageWords } from "./words/nl.ts";

/** A form with one upload and some words around it. */
const largestForm = largestUpload + 100_000;
const aYear = 365 * 24 * 60 * 60;

export function makeRoutes(stage: Stage, live: Live, uploads: Uploads): Hono {
  const { settings } = stage;
  const app = new Hono();
  const words = (context: Context): PageWords => wordsIn(languageOf(context, stage));
  const missing = (context: Context): Response => context.text(`${words(context).nothingHere}\n`, 404);
  app.use(strictHeaders, onlyHere(settings.port));
  app.use(
    bodyLimit({
      maxSize: largestForm,
      onError: (context) => context.text(`${words(context).tooLarge}\n`, 413),
    }),
  );
  app.get("/live", (context) => live.follow(context));
  addFiles(app, stage, uploads, missing);
  remember(languageCookie, languages);
  remember(cardsCookie, cardViews);
  app.get("/", (context) => showPage(context, stage, undefined, "group"));
  app.get("/:person", (context) => showTo(context, "group"));
  app.get("/:person/board", (context) => showTo(context, "board"));
  app.get("/:person/private", (context) => showTo(context, "private"));
  const post = makePost(app, stage);
  addPassing(post, stage);
  addTalking(post, stage, uploads);
  app.notFound(missing);
  app.onError((error, context) => {
    settings.log({ event: "failed", at: "page", error: error.name });
    return context.text(`${words(context).broken}\n`, 500);
  });

  /** A choice in an address is kept for later pages. */
  function remember(name: string, choices: readonly string[]): void {
    app.get("*", async (context, next) => {
      const chosen = choices.find((choice) => choice === context.req.query(name));
      if (chosen === undefined) {
        await next();
        return undefined;
      }
      setCookie(context, name, chosen, { path: "/", httpOnly: true, sameSite: "Strict", maxAge: aYear });
      return context.redirect(context.req.path, 303);
    });
  }

  function showTo(context: Context, room: Room): Response | Promise<Response> {
    const person = findPerson(stage, context.req.param("person"));
    return person ? showPage(context, stage, person, room) : context.text(`${words(context).nobody}\n`, 404);
  }

  return app;
}
