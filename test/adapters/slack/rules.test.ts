import { afterEach, describe, expect, test } from "vitest";
import { encode, sign } from "./fake/deliver.ts";
import { signingSecret } from "./fake/slack.ts";
import { neighbours, startStage, userOf, type Stage, type Way } from "./stage.ts";

const [ana, ben, cem] = neighbours.map(userOf) as [string, string, string];
let stage: Stage;

async function open(way: Way): Promise<void> {
  stage = await startStage(way);
  await stage.says(ana, "start De Poort");
  await stage.says(ben, "hallo allemaal");
}

afterEach(async () => {
  await stage.close();
});

const ideas = (): number => stage.executed.filter(({ says }) => says.startsWith("idea")).length;

describe("over HTTP", () => {
  /** Sends an idea, signed at a moment so many seconds from now, or by somebody else. */
  async function send(seconds: number, secret = signingSecret): Promise<number> {
    const post = stage.slack.write(cem, stage.group, "idee: bankje, 250 euro");
    const { type, text } = encode(stage.slack.payloads.message(stage.group, post));
    const timestamp = Math.floor(Date.now() / 1000) + seconds;
    const headers = {
      ...{ "content-type": type, "x-slack-request-timestamp": String(timestamp) },
      "x-slack-signature": sign(secret, timestamp, text),
    };
    const address = `http://127.0.0.1:${stage.port}/slack/events`;
    const { status } = await fetch(address, { method: "POST", headers, body: text });
    await stage.settled();
    return status;
  }

  test("what is more than five minutes old or ahead is refused, and what somebody else signed", async () => {
    await open("http");
    expect(await send(-301)).toBe(401);
    expect(await send(303)).toBe(401);
    expect(await send(0, "another secret")).toBe(401);
    expect(ideas()).toBe(0);
    expect(await send(-290)).toBe(200);
    expect(await send(290)).toBe(200);
    expect(ideas()).toBe(2);
  });

  test("other addresses, other methods and too much at once are refused", async () => {
    await open("http");
    const base = `http://127.0.0.1:${stage.port}`;
    const answers = await Promise.all([
      fetch(`${base}/`),
      fetch(`${base}/slack/events`),
      fetch(`${base}//slack/events`, { method: "POST", body: "{}" }),
      fetch(`${base}/slack/events`, { method: "POST", body: "{}" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 405, 404, 401]);
    const timestamp = Math.floor(Date.now() / 1000);
    const body = JSON.stringify({ text: "x".repeat(1_200_000) });
    const headers = {
      ...{ "content-type": "application/json", "x-slack-request-timestamp": String(timestamp) },
      "x-slack-signature": sign(signingSecret, timestamp, body),
    };
    expect((await fetch(`${base}/slack/events`, { method: "POST", headers, body })).status).toBe(413);
  });

  test("Slack's own questions are answered: whether this is the address, and whether it is safe", async () => {
    await open("http");
    const { slack } = stage;
    const asked = {
      type: "url_verification",
      token: "t",
      challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",
    };
    expect(await slack.tell({ kind: "events_api", body: asked })).toMatchObject({
      ok: true,
      answer: { challenge: asked.challenge },
    });
  });

  test("what could not be saved is told again by Slack, and then has one effect", async () => {
    await open("http");
    const receive = stage.bot.receive.bind(stage.bot);
    let broken = 1;
    stage.bot.receive = (inbound) => {
      broken -= 1;
      return broken >= 0 ? Promise.reject(new Error("the disk is full")) : receive(inbound);
    };
    const post = stage.slack.write(cem, stage.group, "idee: bankje, 250 euro");
    const told = stage.slack.payloads.message(stage.group, post);
    expect(await stage.slack.tell(told)).toMatchObject({ ok: false, status: 503 });
    expect(await stage.slack.insist(told)).toMatchObject({ ok: true });
    await stage.slack.tell(told, { number: 2, reason: "http_timeout" });
    await stage.settled();
    expect(ideas()).toBe(1);
  });
});

describe("over a socket", () => {
  test.each(["refresh", "cut"] as const)(
    "a socket that ends (%s) is opened again, and nothing is lost",
    async (how) => {
      await open("socket");
      const { slack } = stage;
      slack.sockets.drop(how);
      const post = slack.write(cem, stage.group, "idee: bankje, 250 euro");
      const acknowledged = await slack.insist(
        slack.payloads.message(stage.group, post),
        [300, 700, 1500, 3000],
      );
      await stage.settled();
      expect(acknowledged.ok).toBe(true);
      expect(ideas()).toBe(1);
      expect(slack.sockets.opened()).toBe(2);
      await expect.poll(() => stage.adapter.state?.()).toBe("ready");
    },
  );

  test("where no socket is given for a while it is tried again", async () => {
    await open("socket");
    stage.slack.plant("apps.connections.open", { status: 503 }, 2);
    stage.slack.sockets.drop("cut");
    await expect.poll(() => stage.adapter.state?.()).toBe("degraded");
    await expect.poll(() => stage.adapter.state?.(), { timeout: 8000 }).toBe("ready");
    expect(stage.slack.sockets.open()).toBe(1);
  });

  test("what is no message of Slack's harms nobody", async () => {
    await open("socket");
    const odd = [
      "null",
      "[]",
      "x",
      "{}",
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{"event":null}}',
    ];
    for (const text of odd) stage.slack.sockets.send(text);
    await stage.says(cem, "idee: bankje, 250 euro");
    expect(ideas()).toBe(1);
  });
});

describe("the workspace", () => {
  test("another team, the same ids: not a word of it is heard", async () => {
    await open("http");
    const { slack } = stage;
    const post = slack.write(cem, stage.group, "idee: bankje, 250 euro");
    const { kind, body } = slack.payloads.message(stage.group, post);
    const authorizations = [{ team_id: "T0ELDERS", user_id: "U1", is_bot: true }];
    await slack.tell({ kind, body: { ...body, team_id: "T0ELDERS", authorizations } });
    await stage.settled();
    expect(ideas()).toBe(0);
    const chats = await stage.store.client.chat.findMany();
    expect(chats.map(({ channel }) => channel)).toEqual(["T0BUURT/C0BUURT"]);
    const aliases = await stage.store.client.alias.findMany();
    expect(aliases.every(({ author }) => author.startsWith("T0BUURT/"))).toBe(true);
    const messages = await stage.store.client.message.findMany();
    expect(messages.every(({ message }) => message.startsWith("T0BUURT/"))).toBe(true);
  });

  test.each(["app_uninstalled", "tokens_revoked"])(
    "%s ends the connection, and the board is told",
    async (type) => {
      await open("http");
      const { slack, store } = stage;
      await store.client.chat.create({
        data: { ...(await store.client.chat.findFirstOrThrow()), platform: "other", channel: "tuin" },
      });
      slack.revoke();
      const { body } = slack.payloads.event({ type, tokens: { oauth: [], bot: [slack.state.botUser] } });
      expect(await slack.tell({ kind: "events_api", body })).toMatchObject({ ok: true });
      await expect.poll(() => stage.adapter.state?.()).toBe("down");
      await expect
        .poll(() => slack.tell(slack.payloads.event({ type: "app_uninstalled" })).then(({ ok }) => ok))
        .toBe(false);
      const cut = await store.client.chat.findMany({ where: { cutOff: { not: null } } });
      expect(cut.map(({ platform }) => platform)).toEqual(["slack"]);
      const told = await store.client.outgoing.findMany();
      expect(told.map(({ platform }) => platform)).toEqual(["other"]);
      expect(told[0]?.card).toContain("cut-off");
    },
  );

  test("a token that was taken back shows at the next call", async () => {
    await open("http");
    stage.slack.plant("chat.postMessage", { error: "token_revoked" });
    await stage.says(cem, "idee: bankje, 250 euro");
    await expect.poll(() => stage.adapter.state?.()).toBe("down");
  });

  test("one who joins the channel is a neighbour, and one who leaves it is none", async () => {
    await open("http");
    const { slack, group } = stage;
    const happens = async (type: string) => {
      const about = { type, user: cem, channel: group.id, channel_type: "C", team: slack.state.team };
      await slack.insist(slack.payloads.event({ ...about, event_ts: slack.state.stamp() }));
      await stage.settled();
    };
    await happens("member_joined_channel");
    const members = () => stage.store.client.member.count({ where: { leftAt: null } });
    expect(await members()).toBe(3);
    await happens("member_left_channel");
    expect(await members()).toBe(2);
  });

  test("where the bot is invited it says how to begin, and where a group lives it says nothing", async () => {
    await open("http");
    const { slack } = stage;
    const room = slack.addRoom("C0NIEUW", "public", [ana, slack.state.botUser]);
    const invited = (channel: string) =>
      slack.payloads.event({
        ...{ type: "member_joined_channel", user: slack.state.botUser, channel },
        event_ts: slack.state.stamp(),
      });
    await slack.insist(invited(room.id));
    await expect.poll(() => stage.sees(ana, room).at(-1)?.text).toContain("start");
    const before = stage.sees(ana).length;
    await slack.insist(invited(stage.group.id));
    await stage.settled();
    expect(stage.sees(ana)).toHaveLength(before);
  });

  test("a person's two accounts are linked and count once", async () => {
    await open("http");
    await stage.says(cem, "hallo");
    const direct = (user: string) => stage.slack.direct(user);
    await stage.says(cem, "koppel mij", direct(cem));
    const code = /\b[A-Z0-9]{6}\b/.exec(stage.sees(cem, direct(cem)).at(-1)?.text ?? "")?.[0] ?? "";
    await stage.says(userOf("Dina"), `koppel ${code}`, direct(userOf("Dina")));
    const people = await stage.store.client.person.findMany({ include: { aliases: true } });
    expect(people.filter(({ aliases }) => aliases.length === 2)).toHaveLength(1);
    expect(await stage.store.client.member.count({ where: { leftAt: null } })).toBe(3);
  });
});
