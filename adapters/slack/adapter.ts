import { z } from "zod";
import { NotAdmitted, type Adapter, type State } from "../../src/chat/adapter.ts";
import type { Surroundings } from "../../src/chat/platform.ts";
import { ask, isEnding, isTakenBack, Refused, type Api } from "./api.ts";
import { checkSlack } from "./check.ts";
import { platform } from "./keys.ts";
import type { Connection, Library } from "./library/library.ts";
import { apartInSlack } from "./pace.ts";
import type { SlackSettings } from "./settings.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";
import { limits } from "./write/limits.ts";

const identity = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string().optional() });

/** Slack as the bot knows it; its library is loaded when it is first needed. */
export function makeAdapter(
  given: SlackSettings,
  { now, log }: Surroundings,
  load: () => Promise<Library>,
  apart = apartInSlack,
): Adapter {
  let workspace: Workspace | undefined;
  let connection: Connection | undefined;
  let state: State = "starting";

  function here(): Workspace {
    if (!workspace) throw new Error("Slack is not connected yet");
    return workspace;
  }

  function failed(error: unknown): void {
    const name = error instanceof Error ? error.name : "unknown";
    log({ event: "failed", platform, error: error instanceof Refused ? error.code : name });
  }

  function change(next: State): void {
    if (state !== "down" && next !== state) log({ event: "state", platform, state: next });
    if (state !== "down") state = next;
  }

  /** The workspace took the app out: nothing more is heard or told there. */
  function gone(): void {
    if (state === "down") return;
    change("down");
    void Promise.allSettled([workspace?.leave(), connection?.stop()]).then((ended) => {
      for (const each of ended) if (each.status === "rejected") failed(each.reason);
    });
  }

  /** A token that was taken back shows at any call, also where nobody told that the app was. */
  function watch(api: Api): Api {
    return {
      ...api,
      async call(method, args) {
        try {
          return await api.call(method, args);
        } catch (error) {
          if (isTakenBack(error)) gone();
          throw error;
        }
      },
    };
  }

  return {
    ...{ platform, limits, edits: true, whispers: true, pictures: true },
    state: () => state,
    async start(bot) {
      const library = await load();
      const api = library.api(given.SLACK_BOT_TOKEN);
      const { team_id: team, user_id: user, bot_id: botId } = await introduce(api);
      workspace = makeWorkspace({ api: watch(api), bot, self: { team, user }, now, gone, failed, apart });
      const take: Workspace["take"] = (payload) => here().take(payload);
      connection = library.hear({
        team,
        user,
        bot: botId,
        token: given.SLACK_BOT_TOKEN,
        take,
        failed,
        changed: change,
      });
      await connection.start();
      change("ready");
    },
    send: (place, card, posting) => here().send(place, card, posting),
    direct: (place) => here().direct(place),
    react: (place, message, sign) => here().react(place, message, sign),
    remove: (place, message) => here().remove(place, message),
    people: (place) => here().people(place),
    async check() {
      const library = await load();
      const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: token } = given;
      const appApi = appToken === undefined ? undefined : library.api(appToken);
      return checkSlack({ settings: given, api: library.api(token), appApi });
    },
    async stop() {
      await connection?.stop();
      await workspace?.stop();
    },
  };
}

async function introduce(api: Api): Promise<z.infer<typeof identity>> {
  try {
    return await ask(api, "auth.test", {}, identity);
  } catch (error) {
    if (!isEnding(error)) throw error;
    throw new NotAdmitted(
      "Slack does not know SLACK_BOT_TOKEN. Copy the bot token again from the settings of your app.",
    );
  }
}
