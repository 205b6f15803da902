import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Json, Post, View } from "./fake/state.ts";
import { findButton, neighbours, startStage, userOf, wordsOf, ways, type Stage } from "./stage.ts";

const [ana, ben, cem, dina, eva] = neighbours.map(userOf) as [string, string, string, string, string];

const soon = `${Temporal.Now.plainDateISO().add({ days: 3 }).toLocaleString("nl", { day: "numeric", month: "long" })} 20:00`;

/** Every way in which somebody can say something in Slack. */
describe.each(ways)("heard over %s", (way) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage(way);
    await stage.says(ana, "start De Poort");
    await stage.says(ben, "hallo allemaal");
    await stage.says(ana, "<@U0BEN> is penningmeester");
    await stage.says(ben, "ontvangen 1.000 euro van het stadsdeel");
    await stage.says(cem, "idee: bankje bij de poort, 250 euro");
    await stage.says(cem, "idee: bloembakken");
    for (const neighbour of [dina, eva]) await stage.says(neighbour, "hoi");
    await stage.says(ana, `stemming 1 tot ${soon}`);
  });

  afterAll(async () => {
    await stage.close();
  });

  const did = (): string[] => stage.executed.map(({ says, refused }) => (refused ? `refused ${says}` : says));
  const last = (): string | undefined => did().at(-1);
  const lastSeen = (user: string, room = stage.group): Post => {
    const post = stage.sees(user, room).at(-1);
    if (!post) throw new Error("nothing was said");
    return post;
  };

  test("a neighbour who is named becomes treasurer, and talk leaves no trace", async () => {
    expect(did().filter((each) => each.startsWith("role"))).toHaveLength(1);
    const before = did().length;
    await stage.says(dina, "wie heeft er een ladder te leen?");
    expect(did()).toHaveLength(before);
    expect(await stage.store.client.delivery.count()).toBe(0);
  });

  test("a command, and alone what can be done now", async () => {
    const { slack, group } = stage;
    const acknowledged = await slack.tell(slack.payloads.command(group, dina, "steun 2"));
    await stage.settled();
    expect(acknowledged).toMatchObject({ ok: true });
    expect(acknowledged.answer ?? {}).toEqual({});
    expect(last()).toBe("support 2");
    await slack.tell(slack.payloads.command(group, dina, ""));
    await stage.settled();
    expect(last()).toBe("help");
  });

  test("a command where the bot is not says how to let it in, and does nothing", async () => {
    const { slack } = stage;
    const before = did().length;
    const elsewhere = slack.addRoom(`C0ELDERS${way}`, "public", [dina]);
    const between = slack.addRoom(`D0TWEE${way}`, "direct", [dina, eva]);
    for (const room of [elsewhere, between]) {
      const { answer } = await slack.tell(slack.payloads.command(room, dina, "steun 2"));
      expect(answer).toMatchObject({ response_type: "ephemeral" });
      expect(JSON.stringify(answer)).toContain("/invite @Buurtbot");
    }
    expect(did()).toHaveLength(before);
  });

  test("a mention, and a message alone with the bot", async () => {
    await stage.says(eva, "<@U0BUURTBOT> hoeveel is er nog?");
    expect(last()).toBe("balance");
    await stage.says(dina, "hoeveel is er nog?", stage.slack.direct(dina));
    expect(last()).toBe("balance");
    expect(lastSeen(dina, stage.slack.direct(dina)).text).toContain("Vrij");
  });

  test("a reply in the thread of a card, answered there", async () => {
    const { slack, group } = stage;
    const idea = stage.sees(eva).find((post) => post.text.includes("Idee 2"));
    const reply = slack.write(eva, group, "steun", { thread: idea?.ts });
    await slack.insist(slack.payloads.message(group, reply));
    await stage.settled();
    expect(last()).toBe("support 2");
    const wrong = slack.write(eva, group, "betaald 10 voor 1", { thread: idea?.ts });
    await slack.insist(slack.payloads.message(group, wrong));
    await stage.settled();
    expect(lastSeen(eva)).toMatchObject({ only: eva, thread: idea?.ts });
  });

  test("a thumb on a vote, and the thumb taken back", async () => {
    const { slack, group } = stage;
    const vote = [...stage.sees(ben)].reverse().find((post) => wordsOf(post).includes("vote 1 yes"));
    const thumb = (type: string): Json => ({
      ...{ type, user: ben, reaction: "thumbsup::skin-tone-2", item_user: slack.state.botUser },
      item: { type: "message", channel: group.id, ts: vote?.ts },
      event_ts: slack.state.stamp(),
    });
    await slack.insist(slack.payloads.event(thumb("reaction_added")));
    await stage.settled();
    expect(last()).toBe("vote 1 yes");
    await slack.insist(slack.payloads.event(thumb("reaction_removed")));
    await stage.settled();
    expect(last()).toBe("unvote 1");
  });

  test("a button, and a choice from a menu where there are many", async () => {
    await stage.presses(dina, "Ja");
    expect(last()).toBe("vote 1 yes");
    const days = Array.from({ length: 12 }, (_, index) => `dag ${index + 1}`).join(", ");
    await stage.says(ana, `!vraag: welke dag? ${days} tot ${soon}`);
    await stage.presses(dina, "dag 11");
    expect(last()).toMatch(/^vote 3 11$/);
  });

  test("a form: what is wrong stands at its blank, and it is said when all is right", async () => {
    const { slack } = stage;
    const view = await openForm("idea");
    const wrong = await slack.tell(
      slack.payloads.submit(view, { title: blank("vogelhuisje"), amount: blank("vier appels") }),
    );
    expect(wrong.answer).toMatchObject({ response_action: "errors" });
    expect(JSON.stringify(wrong.answer)).toContain("Noem een bedrag");
    const right = await slack.tell(
      slack.payloads.submit(view, { title: blank("vogelhuisje"), amount: blank("40 euro") }),
    );
    await stage.settled();
    expect(right.answer ?? {}).toEqual({});
    expect(last()).toBe("idea vogelhuisje amount:4000");
    // Sent twice, it is said once.
    const before = did().length;
    await slack.tell(slack.payloads.submit(view, { title: blank("vogelhuisje"), amount: blank("40 euro") }));
    await stage.settled();
    expect(did()).toHaveLength(before);
  });

  test("a form whose moment has passed is asked in words instead", async () => {
    const { slack, group } = stage;
    slack.plant("views.open", { error: "expired_trigger_id" });
    const help = slack.write(slack.state.botUser, group, "…");
    await slack.tell(slack.payloads.press(eva, help, { type: "button", action_id: "x", value: "fill:idea" }));
    await stage.settled();
    const question = lastSeen(eva);
    expect(question.only).toBe(eva);
    await stage.says(eva, "laat maar");
    expect(last()).toBe("drop");
  });

  test("a message shortcut fills an idea with the words of a neighbour", async () => {
    const { slack, group } = stage;
    const said = slack.write(eva, group, "een boom bij de school");
    await slack.tell(slack.payloads.shortcut(dina, group, said, "idea"));
    await stage.settled();
    const view = [...slack.state.views.values()].at(-1);
    expect(JSON.stringify(view?.view)).toContain("een boom bij de school");
  });

  test("the shortcut works in a channel without a group as well, for who has one elsewhere", async () => {
    const { slack } = stage;
    const elsewhere = slack.addRoom(`C0ANDERS${way}`, "public", [dina]);
    const said = slack.write(eva, elsewhere, "een fontein op het plein");
    await stage.says(dina, "hallo", slack.direct(dina));
    const views = slack.state.views.size;
    await slack.tell(slack.payloads.shortcut(dina, elsewhere, said, "idea"));
    await vi.waitFor(() => expect(slack.state.views.size).toBe(views + 1), 3000);
    const view = [...slack.state.views.values()].at(-1);
    if (!view) throw new Error("no form was opened");
    const { answer } = await slack.tell(
      slack.payloads.submit(view, { title: blank("een fontein op het plein"), amount: blank("") }),
    );
    expect(answer ?? {}).toEqual({});
    await stage.settled();
    expect(last()).toBe('idea "een fontein op het plein"');
    // Who has no group at all reads so instead of a form.
    slack.addPerson("U0GAST", "Gast");
    await slack.tell(slack.payloads.shortcut("U0GAST", elsewhere, said, "idea"));
    await expect
      .poll(() => JSON.stringify([...slack.state.views.values()].at(-1)?.view))
      .toContain("Ik ken je nog niet");
  });

  test("receipts are kept with what was paid", async () => {
    const { slack, group } = stage;
    const paid = slack.write(ben, group, "betaald 10 euro voor algemeen aan de bakker");
    const file = {
      id: "F0BON",
      name: "bon.jpg",
      mimetype: "image/jpeg",
      url_private: "https://files.slack.com/x",
    };
    await slack.insist(slack.payloads.message(group, paid, { subtype: "file_share", files: [file] }));
    await stage.settled();
    const entry = await stage.store.client.entry.findFirst({ where: { file: { not: null } } });
    expect(entry?.file).toBe("T0BUURT/F0BON");
  });

  test("the home page shows what concerns me, and its buttons work", async () => {
    const { slack } = stage;
    const opened = { type: "app_home_opened", user: eva, channel: slack.direct(eva).id, tab: "home" };
    await stage.says(eva, "hallo", slack.direct(eva));
    await slack.insist(slack.payloads.event({ ...opened, event_ts: slack.state.stamp() }));
    await stage.settled();
    const home = slack.state.homes.get(eva);
    expect(JSON.stringify(home?.view)).toContain("bankje bij de poort");
    const before = slack.state.views.size;
    await pressOn(home, "Stem over 1");
    await vi.waitFor(() => expect(slack.state.views.size).toBe(before + 1), 3000);
    const card = [...slack.state.views.values()].at(-1);
    await pressOn(card, "Ja");
    expect(last()).toBe("vote 1 yes");
    await vi.waitFor(() => expect(JSON.stringify(card?.view)).toMatch(/[12] ja/), 5000);
  });

  test("what may stand in a blank is suggested while somebody types", async () => {
    const { slack } = stage;
    const view: View = {
      ...{ id: "V0", user: dina, hash: "h" },
      view: { type: "modal", private_metadata: JSON.stringify({ says: "support", channel: stage.group.id }) },
    };
    const { answer } = await slack.tell(slack.payloads.suggest(view, "number", "blank", "vogel"));
    expect(JSON.stringify(answer)).toContain("vogelhuisje");
  });

  async function pressOn(view: View | undefined, label: string): Promise<void> {
    const { slack } = stage;
    const found = view && findButton([view.view as unknown as Post], label);
    if (!found) throw new Error(`there is no button ${label}`);
    await slack.tell(slack.payloads.press(eva, view, found.action));
    await stage.settled();
  }

  async function openForm(says: string): Promise<View> {
    const { slack, group } = stage;
    const help = slack.write(slack.state.botUser, group, "…");
    const action = { type: "button", action_id: "press-0", value: `fill:${says}` };
    await slack.tell(slack.payloads.press(dina, help, action));
    await stage.settled();
    const view = [...slack.state.views.values()].at(-1);
    if (!view) throw new Error("no form was opened");
    return view;
  }
});

function blank(value: string): Json {
  return { blank: { type: "plain_text_input", value } };
}
