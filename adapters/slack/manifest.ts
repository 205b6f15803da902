import { readFileSync } from "node:fs";
import { z } from "zod";

const shape = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** What the app may do, as its manifest says. */
export const scopes: readonly string[] = shape.parse(
  JSON.parse(readFileSync(new URL("manifest.json", import.meta.url), "utf8")),
).oauth_config.scopes.bot;
