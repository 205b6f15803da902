import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Undeliverable } from "../../../src/chat/adapter.ts";
import type { Message } from "./fake/state.ts";
import { openServer, until, wait, type Server } from "./server.ts";

let server: Server;
const ephemeral = 64;

beforeEach(async () => {
  server = await openServer({ environment: { DISCORD_THREADS: "on" } });
  await server.commands("ana", "start", { name: "De Poort" });
});

afterEach(async () => {
  await server.close();
});

const says = (): string[] => server.executed.map(({ says: sentence }) => sentence);
const asked = (method: string, path: RegExp) =>
  server.fake.state.asked.filter((each) => each.method === method && path.test(each.path));
const text = (message: Message | undefined): string => message?.text ?? "";
const card = (): Message => server.shown().at(-1) ?? never();

function never(): never {
  throw new Error("there is no message");
}

async function openPoll(): Promise<Message> {
  await server.commands("cem", "idea", { title: "bankje", amount: "250 euro" });
  await server.commands("dina", "support", { number: 1 });
  await server.commands("ana", "open", { number: 1 });
  return server.shown().find((message) => text(message).startsWith("**Stemming 1")) ?? never();
}

describe("a command", () => {
  test("is acknowledged privately; what concerns all is posted, what concerns one is told to one", async () => {
    const idea = await server.commands("cem", "idea", { title: "bankje", amount: "250 euro" });
    expect(idea.callback).toMatchObject({ type: 5, data: { flags: ephemeral } });
    expect(text(card())).toContain("Idee 1: bankje");
    // The "thinking" is gone again.
    expect(idea.original).toBe("none");
    const paid = await server.commands("dina", "paid", { amount: "10 euro", plan: 1 });
    expect(text(paid.original as Message)).toContain("alleen de penningmeester");
    expect((paid.original as Message).onlyFor).toBe(server.people.dina.id);
    expect(server.shown().some((message) => text(message).includes("alleen de penningmeester"))).toBe(false);
  });

  test("that cannot be read names each wrong option, and nothing changes", async () => {
    const wrong = await server.commands("cem", "idea", { title: "bankje", amount: "vier appels" });
    expect(text(wrong.original as Message)).toBe(
      "**Dit kan ik nog niet lezen. Er is niets veranderd.**\nbedrag: Noem een bedrag, zoals “250 euro”.",
    );
    expect(says()).toEqual(['start "De Poort"']);
  });

  test("takes any sentence, asks back with buttons, and the answer is said once", async () => {
    await openPoll();
    const unclear = await server.commands("ana", "buurt", {
      text: "vergadering donderdag half acht in de zaal",
    });
    const question = unclear.original as Message;
    expect(question.onlyFor).toBe(server.people.ana.id);
    const [first] = question.components.flatMap(({ components }) => [...components]);
    const pressed = await server.presses("ana", question, first?.custom_id ?? "");
    expect(pressed.callback).toMatchObject({ type: 6 });
    expect(says().at(-1)).toMatch(/^meeting /);
    expect(says().filter((sentence) => sentence.startsWith("meeting "))).toHaveLength(1);
  });

  test("completes itself: 25 choices at most, the best match first", async () => {
    await server.commands("cem", "idea", { title: "bankje bij de poort" });
    await server.commands("cem", "idea", { title: "schommel" });
    const suggest = async (name: string, option: string, typed: string) => {
      const interaction = server.fake.suggest(server.people.dina, server.channel, name, option, typed);
      await until(() => interaction.callback !== undefined);
      return interaction.callback?.data["choices"] as { name: string; value: unknown }[];
    };
    server.fake.write(server.people.dina, server.channel, "hoi");
    await server.settled();
    expect(await suggest("support", "number", "schom")).toEqual([
      { name: expect.stringContaining("schommel") as unknown, value: 2 },
    ]);
    expect((await suggest("support", "number", "")).map(({ value }) => value)).toEqual([2, 1]);
    expect((await suggest("role", "member", "a")).map(({ name }) => name)).toContain("Ana");
  });

  test("in English is answered in English", async () => {
    server.fake.state.users.set(server.people.eva.id, { ...server.people.eva, locale: "en-GB" });
    const eva = server.fake.state.users.get(server.people.eva.id) ?? server.people.eva;
    const balance = server.fake.command(eva, server.channel, "received", { amount: "10 euro" });
    await server.settled();
    expect(text(balance.original as Message)).toContain("only the treasurer");
  });

  test("is answered in time also when nothing is said", { timeout: 20_000 }, async () => {
    // Twice as fast as anybody may: after one kind answer there is silence.
    for (let count = 0; count < 23; count += 1)
      server.fake.command(server.people.ben, server.channel, "balance");
    await server.settled();
    const last = await server.commands("ben", "balance");
    expect(last.original).toBe("thinking");
    await until(() => last.original !== "thinking", 15_000);
    expect(text(last.original as Message)).toContain("Dit duurt langer dan anders");
  });
});

describe("a button", () => {
  test("changes the card where it stands, and its receipt is told at once and lasts", async () => {
    const poll = await openPoll();
    const pressed = await server.presses("dina", poll, "vote 1 yes");
    expect(pressed.callback).toMatchObject({ type: 6 });
    expect(text(poll)).toContain("1 ja, 0 nee");
    const { here, alone } = server.toldTo("dina");
    expect(text(here.at(-1))).toContain("Ik heb je stem over 1: ja.");
    expect(text(alone.at(-1))).toContain("Ik heb je stem over 1: ja.");
  });

  test("of somebody who takes no private messages is answered where it was pressed", async () => {
    const poll = await openPoll();
    server.people.dina.closed = true;
    await server.presses("dina", poll, "vote 1 yes");
    await server.presses("dina", poll, "vote 1 no");
    expect(server.toldTo("dina").here.slice(-2).map(text)).toEqual([
      expect.stringContaining("stem over 1: ja"),
      expect.stringContaining("stem over 1: nee"),
    ]);
    expect(await server.store.client.outgoing.count()).toBe(0);
    expect(server.shown().some((message) => text(message).includes("kwam niet aan"))).toBe(false);
  });

  test("still works after the program was started again", async () => {
    const poll = await openPoll();
    await server.adapter.stop();
    await server.adapter.start(server.bot);
    await server.presses("dina", poll, "vote 1 no");
    expect(says().at(-1)).toBe("vote 1 no");
  });

  test("with blanks opens a form; what cannot be read stays written and can be mended", async () => {
    const help = await server.commands("cem", "help");
    const offered = server.shown().find(({ components }) => JSON.stringify(components).includes("fill:idea"));
    expect(help.callback?.type).toBe(5);
    const opened = await server.presses("cem", offered ?? never(), "fill:idea");
    expect(opened.callback?.type).toBe(9);
    const wrong = server.fake.submit(server.people.cem, opened, { title: "bankje", amount: "veel" });
    await server.settled();
    expect(wrong.callback).toMatchObject({ type: 4 });
    const told = server.toldTo("cem").here.at(-1) ?? never();
    expect(text(told)).toContain("bedrag: Noem een bedrag");
    const again = await server.presses("cem", told, "fill:idea");
    expect(again.callback?.data["components"]).toMatchObject([
      { component: { custom_id: "title", value: "bankje" } },
      { component: { custom_id: "amount", value: "veel" } },
    ]);
    server.fake.submit(server.people.cem, again, { title: "bankje", amount: "250" });
    await server.settled();
    expect(says().at(-1)).toBe("idea bankje amount:25000");
  });
});

describe("an answer that comes late", () => {
  test("after three seconds: the call is lost for Discord, what was said is not", async () => {
    server.fake.trouble = (method, path) =>
      path.endsWith("/callback") && method === "POST" ? slow() : undefined;
    const slow = (): undefined => {
      server.pass(3500);
      server.fake.trouble = () => undefined;
      return undefined;
    };
    const late = server.fake.command(server.people.cem, server.channel, "overview");
    await until(() => asked("POST", /callback$/).some(({ status }) => status === 404));
    await until(() => server.toldTo("cem").alone.length > 0);
    await server.bot.settled();
    expect(late.callback).toBeUndefined();
    late.callback = { type: 0, data: {}, at: 0 };
    expect(text(server.toldTo("cem").alone.at(-1))).toContain("De Poort");
  });

  test("after a quarter of an hour: as a private message", async () => {
    const poll = await openPoll();
    const press = await server.presses("dina", poll, "vote 1 yes");
    server.pass(15 * 60_000);
    const place = {
      platform: "discord",
      channel: `${server.guild.id}/${server.channel.id}`,
      person: server.people.dina.id,
    };
    const later = {
      title: "Nog iets",
      lines: [],
      actions: [],
      buttons: [],
      text: "Nog iets",
      bars: [],
      files: [],
    };
    await server.adapter.send(place, later, { key: "k1", manner: "answer", answers: press.id });
    expect(server.toldTo("dina").here.some((message) => text(message) === "Nog iets")).toBe(false);
    expect(text(server.toldTo("dina").alone.at(-1))).toBe("Nog iets");
    server.people.dina.closed = true;
    const refused = server.adapter.send(place, later, { key: "k2", manner: "answer", answers: press.id });
    await expect(refused).rejects.toThrow(Undeliverable);
  });
});

describe("what is said without a command", () => {
  test("a mention is heard and answered as a reply; other talk leaves no trace but its author", async () => {
    const { fake, people, channel, executed } = server;
    fake.write(people.ben, channel, "ik vind het hier fijn wonen");
    const mention = fake.write(people.ben, channel, `<@${fake.state.bot.id}> hoeveel is er nog?`);
    await server.settled();
    expect(executed.map((each) => each.says)).toEqual(
      ['start "De Poort"', "join", "balance"].filter((each) => each !== "join"),
    );
    expect(card().replyTo).toBe(mention.id);
    expect(await server.store.client.member.count()).toBe(2);
  });

  test("in private everything is heard; programs never are", async () => {
    const { fake, people } = server;
    await server.commands("dina", "balance");
    fake.writeAlone(people.dina, "mijn gegevens");
    fake.write(fake.state.bot, fake.direct(people.dina), "help");
    await server.settled();
    expect(text(server.toldTo("dina").alone.at(-1))).toContain("Dina");
    expect(says().filter((sentence) => sentence === "my-data")).toHaveLength(1);
  });

  test("a thumb on a vote counts, and taken away it does not", async () => {
    const poll = await openPoll();
    server.fake.react(server.people.ana, poll, "👍🏿");
    await server.settled();
    server.fake.react(server.people.ana, poll, "👍🏿", true);
    await server.settled();
    expect(says().slice(-2)).toEqual(["vote 1 yes", "unvote 1"]);
  });

  test("what was said while the bot could not hear is heard before a vote closes, and once", async () => {
    const { fake, people, channel, adapter, bot, guild } = server;
    await openPoll();
    await adapter.stop();
    fake.write(people.cem, channel, `<@${fake.state.bot.id}> ja 1`);
    await adapter.start(bot);
    const place = { platform: "discord", channel: `${guild.id}/${channel.id}` };
    await adapter.catchUp?.(place);
    await adapter.catchUp?.(place);
    await server.settled();
    expect(says().filter((sentence) => sentence === "vote 1 yes")).toHaveLength(1);
  });
});

describe("beside the messages", () => {
  test("every idea has a thread; what is said there by command is answered there", async () => {
    await server.commands("cem", "idea", { title: "bankje" });
    const idea = server.shown().find((message) => text(message).startsWith("**Idee 1")) ?? never();
    const thread = server.fake.state.channels.get(idea.id);
    expect(thread).toMatchObject({ type: 11, name: "Idee 1: bankje", parent: server.channel.id });
    await server.commands("dina", "support", { number: 1 });
    expect(asked("POST", /threads$/)).toHaveLength(1);
    const called = server.fake.command(server.people.dina, thread ?? never(), "balance");
    await server.settled();
    expect(called.original).toBe("none");
    const answered = [...server.fake.state.messages.values()].filter(({ channel }) => channel === thread?.id);
    expect(answered.map(text)).toEqual([expect.stringContaining("vrij")]);
  });

  test("every meeting has an event, which moves and is cancelled with it", async () => {
    const event = () =>
      [...server.fake.state.events.values()].map(({ start, location, status }) => ({
        start,
        location,
        status,
      }));
    await server.commands("ana", "meeting", { at: "2027-03-09 19:30", place: "het buurthuis" });
    expect(event()).toEqual([{ start: "2027-03-09T18:30:00Z", location: "het buurthuis", status: 1 }]);
    await server.presses("ana", card(), "attend 1 yes");
    const looked = asked("GET", /scheduled-events$/).length;
    await server.commands("ana", "move", { number: 1, at: "2027-03-16 20:00", place: "de school" });
    expect(event()).toEqual([{ start: "2027-03-16T19:00:00Z", location: "de school", status: 1 }]);
    await server.adapter.stop();
    await server.adapter.start(server.bot);
    await server.commands("ana", "call-off", { number: 1, because: "de zaal is bezet" });
    expect(event()).toEqual([{ start: "2027-03-16T19:00:00Z", location: "de school", status: 4 }]);
    expect(asked("GET", /scheduled-events$/).length).toBeLessThanOrEqual(looked + 4);
    expect(asked("POST", /scheduled-events$/)).toHaveLength(1);
  });

  test("the pot comes as a picture with the same in words, the calendar as a file", async () => {
    await server.commands("dina", "balance");
    expect(card().attachments.map(({ name, alternative }) => [name, alternative])).toEqual([
      ["1.png", expect.stringContaining("Vrij: € 0")],
    ]);
    await server.commands("ana", "meeting", { at: "2027-03-09 19:30", place: "het buurthuis" });
    expect(card().attachments.map(({ name }) => name)).toEqual(["vergadering-1.ics"]);
  });

  test("nothing that a resident writes calls anybody", async () => {
    await server.commands("cem", "idea", { title: "@everyone <@&1> kom allemaal" });
    const sent = asked("POST", /messages$/).at(-1)?.body as { allowed_mentions: unknown; content: string };
    expect(sent.allowed_mentions).toEqual({ parse: [] });
    expect(sent.content).toContain("\\@everyone \\<\\@&1\\>");
  });
});

describe("trouble", () => {
  test("too many requests are made later, and none is lost", async () => {
    server.fake.rates = { bucket: { limit: 2, per: 400 }, global: { limit: 1000, per: 1000 } };
    for (const title of ["a", "b", "c", "d"])
      server.fake.command(server.people.cem, server.channel, "idea", { title: `plan ${title}` });
    await server.settled();
    await until(() => server.shown().filter((message) => text(message).startsWith("**Idee")).length === 4);
    expect(asked("POST", /messages$/).filter(({ status }) => status === 429).length).toBeLessThan(4);
  });

  test("a message whose answer was lost is posted once", async () => {
    const place = { platform: "discord", channel: `${server.guild.id}/${server.channel.id}` };
    const said = {
      title: "Eén keer",
      lines: [],
      actions: [],
      buttons: [],
      text: "Eén keer",
      bars: [],
      files: [],
    };
    const first = await server.adapter.send(place, said, { key: "12-abcdefgh", manner: "news" });
    expect(await server.adapter.send(place, said, { key: "12-abcdefgh", manner: "news" })).toBe(first);
    expect(server.shown().filter((message) => text(message) === "Eén keer")).toHaveLength(1);
  });

  test("a message that is gone is posted anew when it should change", async () => {
    await server.commands("cem", "idea", { title: "bankje" });
    const idea = server.shown().find((message) => text(message).startsWith("**Idee 1")) ?? never();
    idea.deleted = true;
    await server.commands("dina", "support", { number: 1 });
    expect(server.shown().filter((message) => text(message).startsWith("**Idee 1"))).toHaveLength(1);
  });

  test("a channel in which the bot may not write tells whoever called, and the board", async () => {
    server.channel.shut = true;
    const idea = await server.commands("cem", "idea", { title: "bankje" });
    expect(text(idea.original as Message)).toContain("In dit kanaal mag ik niet schrijven");
    expect(says().at(-1)).toBe("idea bankje");
  });

  test("what cannot be saved is not confirmed", async () => {
    await server.close();
    server = await openServer({
      around: (bot) => ({ ...bot, receive: () => Promise.reject(new Error("the database is gone")) }),
    });
    const lost = server.fake.command(server.people.ana, server.channel, "start", { name: "De Poort" });
    await until(() => lost.callback !== undefined);
    expect(lost.callback?.type).toBe(4);
    expect(text(lost.original as Message)).toContain("Dat lukt me nu niet. Er is niets veranderd.");
    // Who called is told first.
    await until(() => server.log.length > 0);
    expect(server.log.at(-1)).toMatchObject({ event: "failed", at: "INTERACTION_CREATE" });
  });

  test("a server error is tried again", async () => {
    let failures = 0;
    server.fake.trouble = (method, path) => {
      if (method !== "POST" || !path.endsWith("/messages") || failures === 2) return undefined;
      failures += 1;
      return 503;
    };
    await server.commands("cem", "idea", { title: "bankje" });
    await until(() => server.shown().some((message) => text(message).startsWith("**Idee 1")));
  });

  test("a server that removes the bot is left alone, and what it still has elsewhere goes on", async () => {
    const { fake, guild, people, store } = server;
    fake.tell("GUILD_DELETE", guild.id, { id: guild.id, unavailable: true });
    await wait(100);
    expect((await store.client.chat.findFirst())?.cutOff).toBeNull();
    fake.tell("GUILD_DELETE", guild.id, { id: guild.id });
    await wait(200);
    expect((await store.client.chat.findFirst())?.cutOff).not.toBeNull();
    fake.writeAlone(people.ana, "hoeveel is er nog?");
    await server.settled();
    expect(text(server.toldTo("ana").alone.at(-1))).toContain("vrij");
  });
});

describe("who is who", () => {
  test("only who manages a server may begin a group there", async () => {
    const other = server.fake.addChannel(server.guild, "elders");
    server.fake.tell("CHANNEL_CREATE", server.guild.id, {
      id: other.id,
      type: 0,
      guild_id: server.guild.id,
      name: "elders",
    });
    const refused = server.fake.command(server.people.ben, other, "start", { name: "Elders" });
    await server.settled();
    expect(await server.store.client.group.count()).toBe(1);
    expect(
      text(refused.original as Message) || text([...server.fake.state.messages.values()].at(-1)),
    ).not.toBe("");
    server.fake.command(server.people.ana, other, "start", { name: "Elders" });
    await server.settled();
    expect(await server.store.client.group.count()).toBe(2);
  });

  test("another channel joins the group by its code, and one person with two accounts counts once", async () => {
    await server.commands("ana", "invite-chat");
    const told = [...server.toldTo("ana").here, ...server.toldTo("ana").alone].map(text).join(" ");
    const code = /\b[A-Z0-9]{6}\b/.exec(told)?.[0] ?? "";
    const other = server.fake.addChannel(server.guild, "tuin");
    server.fake.command(server.people.ana, other, "connect", { code });
    await server.settled();
    expect(await server.store.client.chat.count()).toBe(2);
    await server.commands("dina", "balance");
    await server.commands("dina", "link-me");
    const mine = [...server.toldTo("dina").here, ...server.toldTo("dina").alone].map(text).join(" ");
    const own = /\b[A-Z0-9]{6}\b/.exec(mine.replace(code, ""))?.[0] ?? "";
    const before = await server.store.client.person.count();
    server.fake.writeAlone(server.people.eva, `koppel ${own}`);
    await server.settled();
    expect(await server.store.client.person.count()).toBe(before);
    const accounts = await server.store.client.alias.findMany({ where: { platform: "discord" } });
    const of = (id: string) => accounts.find(({ author }) => author === id)?.personId;
    expect(of(server.people.eva.id)).toBe(of(server.people.dina.id));
  });
});

test("with the list of members, who may vote is everybody who sees the channel, and who leaves the server leaves", async () => {
  await server.close();
  server = await openServer({ environment: { DISCORD_MEMBER_LIST: "on" }, flags: 1 << 15 });
  await server.commands("ana", "start", { name: "De Poort" });
  const poll = await openPoll();
  expect(text(poll)).toContain("5 buren mogen stemmen");
  server.fake.gateway.tell("GUILD_MEMBER_REMOVE", 1 << 1, server.guild.id, () => ({
    guild_id: server.guild.id,
    user: { id: server.people.eva.id, username: "eva" },
  }));
  await until(() => says().includes("leave"));
  await server.settled();
});
