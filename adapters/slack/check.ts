import { connect } from "node:net";
import { z } from "zod";
import type { Finding } from "../../src/chat/adapter.ts";
import { ask, isEnding, Refused, type Api } from "./api.ts";
import { scopes } from "./manifest.ts";
import type { SlackSettings } from "./settings.ts";

export interface CheckParts {
  readonly settings: SlackSettings;
  readonly api: Api;
  /** With the app-level token, where there is one. */
  readonly appApi: Api | undefined;
}

const identity = z.object({
  team: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});
const patience = 2000;

/** Looks at the token, its scopes, and the way in which Slack reaches the bot. */
export async function checkSlack({ settings, api, appApi }: CheckParts): Promise<Finding[]> {
  const known = await find(api, "auth.test", "SLACK_BOT_TOKEN");
  if ("says" in known) return [known];
  const who = identity.parse(known.answer);
  if (who.bot_id === undefined) {
    return [wrong("SLACK_BOT_TOKEN is the token of a person. Copy the bot token, which begins with xoxb-.")];
  }
  return [
    well(`the token is that of ${who.user ?? "the bot"} in ${who.team ?? "your workspace"}.`),
    checkScopes(who.response_metadata?.scopes),
    appApi ? await checkSocket(appApi) : await checkAddress(settings.SLACK_PORT),
  ];
}

function checkScopes(given: readonly string[] | undefined): Finding {
  if (!given) return well("Slack does not say what the app may do.");
  const missing = scopes.filter((scope) => !given.includes(scope));
  if (missing.length === 0) return well("the app may do everything it needs.");
  const named = new Intl.ListFormat("en").format(missing);
  return wrong(`the app lacks ${named}. Add them under OAuth & Permissions and install it again.`);
}

async function checkSocket(appApi: Api): Promise<Finding> {
  const opened = await find(appApi, "apps.connections.open", "SLACK_APP_TOKEN");
  return "says" in opened ? opened : well("a socket can be opened, so no address is needed.");
}

/** Without the bot running the port must be free; with it, it answers. */
async function checkAddress(port: number): Promise<Finding> {
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: patience });
    const end = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
  return answers
    ? well(`something answers at port ${port}; the address in the app's settings must lead there.`)
    : wrong(
        `nobody answers at port ${port}. Start the bot, and let the address in the app's settings lead there; or set SLACK_APP_TOKEN.`,
      );
}

type Found = Finding | { readonly answer: unknown };

async function find(api: Api, method: string, variable: string): Promise<Found> {
  try {
    return { answer: await ask(api, method, {}, z.unknown()) };
  } catch (error) {
    if (isEnding(error))
      return wrong(`Slack does not know ${variable}. Copy it again from the settings of your app.`);
    if (error instanceof Refused && error.code === "missing_scope") {
      return wrong(
        `${variable} lacks the scope ${error.needed ?? ""}. Make one with it in the settings of your app.`,
      );
    }
    if (error instanceof Refused)
      return wrong(`Slack refuses ${variable}: ${error.code}. Look it up at docs.slack.dev.`);
    return wrong("Slack cannot be reached. Look at the network, and at SLACK_API_URL if it is set.");
  }
}

function well(says: string): Finding {
  return { ok: true, says };
}

function wrong(says: string): Finding {
  return { ok: false, says };
}
