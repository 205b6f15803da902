import { readFileSync } from "node:fs";
import type { Context, Hono } from "hono";
import { channelOf, roomsOf } from "./places.ts";
import { languageOf, type Stage } from "./stage.ts";
import type { Uploads } from "./uploads.ts";

const fixed = {
  "/style.css": "text/css; charset=utf-8",
  "/live.mjs": "text/javascript; charset=utf-8",
  "/icon.svg": "image/svg+xml",
} as const;

/** What belongs to the pages themselves, what people sent along, and the files of the bot for whoever sees them. */
export function addFiles(
  app: Hono,
  stage: Stage,
  uploads: Uploads,
  missing: (context: Context) => Response,
): void {
  for (const [path, type] of Object.entries(fixed)) {
    const content = readFileSync(new URL(`./public${path}`, import.meta.url));
    app.get(path, (context) =>
      context.body(content, 200, { "Content-Type": type, "Cache-Control": "no-cache" }),
    );
  }
  app.get("/files/:id", (context) => {
    const upload = uploads.find(context.req.param("id"));
    if (!upload) return missing(context);
    return context.body(upload.content, 200, { "Content-Type": upload.type });
  });
  app.get("/:person/messages/:id/files/:index", async (context) => {
    const { person, id, index } = context.req.param();
    const neighbourhood = await stage.settings.neighbourhood(languageOf(context, stage));
    const { isOnBoard } = await neighbourhood.group();
    const { conversation } = neighbourhood.chat;
    const seen = roomsOf(isOnBoard(person)).flatMap((room) =>
      conversation.seenBy(person, channelOf(room, person)),
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
}
