import type { Hono } from "hono";
import { openPlayground, type RunningPlayground } from "../../../src/commandline/playground.ts";
import { sqlite } from "../../support/databases.ts";

const port = 8282;
export const host = `127.0.0.1:${port}`;

export interface OpenedPlayground extends RunningPlayground {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The playground with its example, on a database of its own and without a port. */
export async function openForTest(at: () => number = () => port): Promise<OpenedPlayground> {
  const { url, drop } = await sqlite.fresh();
  const running = await openPlayground({
    ...{ database: url, language: "nl", zone: "Europe/Amsterdam" },
    log: () => undefined,
    port: at,
  });
  return {
    ...running,
    url,
    async close() {
      await running.store.close();
      await drop();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
}

type Fields = Readonly<Record<string, string | File>>;

/** A browser without JavaScript: it follows links, fills in forms and presses their buttons. */
export function visit(app: Hono, language = "nl") {
  const usual = { Host: host, "Accept-Language": language };

  async function ask(
    path: string,
    options: RequestInit = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await app.request(path, { ...options, headers: { ...usual, ...headers } });
    const { status } = answer;
    return {
      status,
      text: await answer.text(),
      location: answer.headers.get("Location"),
      headers: answer.headers,
    };
  }

  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> => ask(path, {}, headers);

  async function token(): Promise<string> {
    return /name="token" value="([^"]+)"/.exec((await get("/ana")).text)?.[1] ?? "";
  }

  async function post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new FormData();
    const all: Fields = { token: await token(), ...fields };
    for (const [name, value] of Object.entries(all)) body.set(name, value);
    return ask(path, { method: "POST", body }, { Origin: `http://${host}`, ...headers });
  }

  return {
    get,
    post,
    say: (person: string, text: string, fields: Fields = {}) =>
      post(`/${person}/say`, { in: "group", text, ...fields }),
    /** Presses the last button with this label on somebody's page. */
    async press(person: string, label: string): Promise<Answer> {
      const forms = (await get(`/${person}`)).text.match(/<form class="buttons".*?<\/form>/gs) ?? [];
      const form = forms.findLast((each) => each.includes(`>${label}</button>`)) ?? "";
      const on = /name="on" value="([^"]+)"/.exec(form)?.[1] ?? "";
      const says = new RegExp(`value="([^"]+)">${label}</button>`).exec(form)?.[1] ?? "";
      return post(`/${person}/press`, { in: "group", says, on });
    },
    /** The id of the last message with these words on somebody's page. */
    async messageWith(person: string, words: string): Promise<string> {
      const messages = (await get(`/${person}`)).text.match(/<li id="m-.*?(?=<li |<\/ol>)/gs) ?? [];
      const found = messages.findLast((each) => each.includes(words)) ?? "";
      return /^<li id="m-([^"]+)"/.exec(found)?.[1] ?? "";
    },
  };
}
