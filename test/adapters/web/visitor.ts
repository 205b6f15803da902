import type { Hono } from "hono";
import type { Language } from "../../../src/chat/words/dictionary.ts";
import { openPlayground, type RunningPlayground } from "../../../src/commandline/playground.ts";
import { sqlite } from "../../support/databases.ts";

const port = 8282;
export const host = `127.0.0.1:${port}`;

export interface OpenedPlayground extends RunningPlayground {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The playground with its example, on a database of its own and without a port. */
export async function openForTest(
  at: () => number = () => port,
  language: Language = "nl",
): Promise<OpenedPlayground> {
  const { url, drop } = await sqlite.fresh();
  const running = await openPlayground({
    ...{ database: url, language, zone: "Europe/Amsterdam" },
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

/** A browser without JavaScript: it keeps cookies, follows links, fills in forms and presses their buttons. */
export function visit(app: Hono, language = "nl") {
  let cookie: string | undefined;

  async function ask(
    path: string,
    options: RequestInit = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const usual = { Host: host, "Accept-Language": language, ...(cookie ? { Cookie: cookie } : {}) };
    const answer = await app.request(path, { ...options, headers: { ...usual, ...headers } });
    const { status } = answer;
    cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? cookie;
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
    talk,
    say: (person: string, text: string, fields: Fields = {}) =>
      post(`/${person}/say`, { in: "group", text, ...fields }),
    /** Presses the last button with this label on somebody's page. */
    async press(person: string, label: string): Promise<Answer> {
      const forms = (await talk(person)).match(/<form class="buttons".*?<\/form>/gs) ?? [];
      const form = forms.findLast((each) => each.includes(`>${label}</button>`)) ?? "";
      const on = /name="on" value="([^"]+)"/.exec(form)?.[1] ?? "";
      const says = new RegExp(`value="([^"]+)">${label}</button>`).exec(form)?.[1] ?? "";
      return post(`/${person}/press`, { in: "group", says, on });
    },
    /** Presses the button of the next step of the tour, and reads the page it leads to. */
    async takeStep(from = "/"): Promise<Answer> {
      const form = /<form method="post" action="\/step">.*?<\/form>/s.exec((await get(from)).text)?.[0] ?? "";
      const step = /name="step" value="(\d+)"/.exec(form)?.[1] ?? "none";
      const as = /name="as" value="([^"]+)"/.exec(form)?.[1];
      const answer = await post("/step", { in: "group", step, ...(as === undefined ? {} : { as }) });
      return { ...(await get((answer.location ?? "").split("#")[0] ?? "")), location: answer.location };
    },
    /** The id of the last message with these words on somebody's page. */
    async messageWith(person: string, words: string): Promise<string> {
      const found = (await messagesOf(person)).findLast((each) => each.includes(words)) ?? "";
      return /^<li id="m-([^"]+)"/.exec(found)?.[1] ?? "";
    },
    /** The last message of somebody's page, without its markup. */
    async lastMessage(person: string): Promise<string> {
      return ((await messagesOf(person)).at(-1) ?? "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    },
  };

  /** The chat in which somebody writes on a page, without those beside it. */
  async function talk(page: string): Promise<string> {
    return /<ol id="conversation">.*?<\/ol>/s.exec((await get(`/${page}`)).text)?.[0] ?? "";
  }

  async function messagesOf(person: string): Promise<string[]> {
    return (await talk(person)).match(/<li id="m-.*?(?=<li |<\/ol>)/gs) ?? [];
  }
}
