import { definePlatform } from "../../src/chat/platform.ts";
import { makeAdapter } from "./adapter.ts";
import { platform } from "./keys.ts";
import { makeApi } from "./library/call.ts";
import { hearOverHttp } from "./library/http.ts";
import type { Library } from "./library/library.ts";
import { hearOverSocket } from "./library/socket.ts";
import { settings, type SlackSettings } from "./settings.ts";

/** Slack, through its own library: over a socket where there is an app-level token, else over HTTP. */
export const slack = definePlatform({
  ...{ platform, title: "Slack", settings },
  configuredBy: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"],
  connect: (given, surroundings) => makeAdapter(given, surroundings, () => loadLibrary(given)),
});

/** Slack's own library, set up for these settings. */
export async function loadLibrary({
  SLACK_API_URL: apiUrl,
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret = "",
  SLACK_PORT: port,
}: SlackSettings): Promise<Library> {
  const bolt = await import("@slack/bolt");
  return {
    api: (token) => makeApi(bolt, apiUrl, token),
    hear: (hearing) =>
      appToken === undefined
        ? hearOverHttp(bolt, { apiUrl, signingSecret, port }, hearing)
        : hearOverSocket(bolt, { apiUrl, appToken }, hearing),
  };
}
