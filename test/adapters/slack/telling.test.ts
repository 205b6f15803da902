import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Posting } from "../../../src/chat/adapter.ts";
import { fitCard, type FittedCard } from "../../../src/chat/fit.ts";
import { Undeliverable } from "../../../src/chat/adapter.ts";
import { limits } from "../../../adapters/slack/write/limits.ts";
import { findButton, neighbours, startStage, userOf, wordsOf, type Stage } from "./stage.ts";

const [ana, ben, cem, dina, eva] = neighbours.map(userOf) as [string, string, string, string, string];

/** How the bot tells things in Slack. */
describe("telling", () => {
  let stage: Stage;
  const calls = (method: string) => stage.slack.calls.filter((call) => call.method === method);
  const place = { platform: "slack", channel: "T0BUURT/C0BUURT" };
  const posting = (key: string, more: Partial<Posting> = {}): Posting => ({ key, manner: "news", ...more });

  beforeAll(async () => {
    stage = await startStage("http");
    await stage.says(ana, "start De Poort");
    for (const neighbour of [ben, cem, dina, eva]) await stage.says(neighbour, "hallo allemaal");
    await stage.says(ana, "ben is penningmeester");
    await stage.says(ben, "ontvangen 1.000 euro van het stadsdeel");
    await stage.says(cem, "idee: bankje bij de poort, 250 euro");
  });

  afterAll(async () => {
    await stage.close();
  });

  test("a card is changed where it stands, and a receipt lasts in a conversation of one's own", async () => {
    const before = stage.sees(eva).length;
    await stage.says(eva, "steun 1");
    const idea = stage.sees(eva).find(({ text }) => text.includes("Idee 1"));
    expect(idea).toMatchObject({ edits: 1 });
    expect(idea?.text).toContain("Eva");
    const said = stage.sees(eva)[before];
    expect(stage.sees(eva)).toHaveLength(before + 1);
    // Her words bear a sign that they were heard; what she is told stays in her own conversation.
    expect(said?.reactions).toEqual([{ name: "white_check_mark", user: stage.slack.state.botUser }]);
    expect(stage.sees(eva, stage.slack.direct(eva)).at(-1)).toMatchObject({ only: undefined });
  });

  test("an answer for one person is seen by nobody else, and there is text beside all blocks", async () => {
    await stage.says(cem, "betaald 10 voor 1");
    expect(stage.sees(cem).at(-1)).toMatchObject({ only: cem });
    expect(stage.sees(dina).at(-1)?.text).toBe("betaald 10 voor 1");
    for (const { text, user } of stage.slack.state.posts) {
      if (user === stage.slack.state.botUser) expect(text).not.toBe("");
    }
  });

  test("a question is answered by its button, and then gone", async () => {
    await stage.says(cem, "!stemming 1 tot half acht");
    const question = stage.sees(cem).at(-1);
    expect(question).toMatchObject({ only: cem });
    const label = (question?.blocks.at(-1) as { elements: { text: { text: string } }[] }).elements.at(
      -1,
    )?.text;
    await stage.presses(cem, label?.text ?? "");
    expect(stage.sees(cem)).not.toContain(question);
  });

  test("what residents write calls nobody and is shown as it was written", async () => {
    await stage.says(dina, "idee: &lt;!channel&gt; gratis *bier* &amp; <@U0EVA>");
    const shown = stage.sees(eva).at(-1);
    expect(shown?.text).toContain("&lt;!channel&gt; gratis *bier* &amp; Eva");
    expect(shown && wordsOf(shown)).not.toMatch(/<[!@#]/);
    expect(shown && wordsOf(shown)).toContain("gratis *bier* & Eva");
    for (const { given } of calls("chat.postMessage")) {
      expect(given).toMatchObject({ parse: "none", link_names: "false" });
    }
  });

  test("the pot is drawn, with the same in words, and comes without where Slack has it not ready", async () => {
    await stage.says(eva, "hoeveel is er nog?");
    const drawn = stage
      .sees(eva)
      .at(-1)
      ?.blocks.find(({ type }) => type === "image");
    expect(drawn?.["alt_text"]).toContain("Vrij: € 1.000");
    const file = stage.slack.state.files.get((drawn?.["slack_file"] as { id: string }).id);
    expect(file?.content?.subarray(1, 4).toString()).toBe("PNG");
    stage.slack.plant("chat.postMessage", { error: "invalid_blocks" }, 3);
    await stage.says(eva, "hoeveel is er nog?");
    expect(
      stage
        .sees(eva)
        .at(-1)
        ?.blocks.some(({ type }) => type === "image"),
    ).toBe(false);
    expect(stage.sees(eva).at(-1)?.text).toContain("Vrij");
  });

  test("a meeting comes with its file for the calendar, once", async () => {
    await stage.says(ana, "vergadering over 3 dagen 19:30 in het buurthuis");
    const shared = () => stage.slack.state.posts.filter(({ files }) => files.length > 0);
    expect(shared()).toHaveLength(1);
    const [id = ""] = shared()[0]?.files ?? [];
    expect(stage.slack.state.files.get(id)?.content?.toString()).toContain("BEGIN:VCALENDAR");
    await stage.says(eva, "ik kom");
    expect(shared()).toHaveLength(1);
  });

  test("a long list is read in pages by one person, and turned by buttons", async () => {
    for (let index = 0; index < 40; index += 1) {
      const title = `plan ${index} voor een heel mooie straat met bloemen en bomen`;
      const inbound = stage.slack.write([cem, dina, eva][index % 3] ?? "", stage.group, `idee: ${title}`);
      await stage.slack.tell(stage.slack.payloads.message(stage.group, inbound));
    }
    await stage.settled();
    await stage.says(eva, "!ideeën");
    const list = stage.sees(dina).at(-1);
    const more = list && findButton([list], "Meer");
    if (!more) throw new Error("a long list offers more");
    await stage.slack.tell(stage.slack.payloads.press(dina, more.post, more.action));
    await expect.poll(() => stage.sees(dina).at(-1)?.text).toContain("Bladzijde 1 van 3");
    const page = stage.sees(dina).at(-1);
    expect(page).toMatchObject({ only: dina });
    await stage.presses(dina, "Verder ›");
    await expect.poll(() => stage.sees(dina).at(-1)?.text).toContain("Bladzijde 2 van 3");
    expect(stage.sees(dina).at(-1)).toBe(page);
    expect(stage.sees(eva).at(-1)?.text).not.toContain("Bladzijde");
  });

  test("the same card is posted once, also when the answer to the first try was lost", async () => {
    const before = stage.sees(eva).length;
    stage.slack.plant("chat.postMessage", { lost: true });
    const { adapter } = stage;
    await expect(adapter.send(place, cardOf("maar één keer"), posting("1-abc"))).rejects.toThrow();
    const message = await adapter.send(place, cardOf("maar één keer"), posting("1-abc"));
    expect(stage.sees(eva).filter(({ text }) => text === "maar één keer")).toHaveLength(1);
    expect(message).toBe(`T0BUURT/C0BUURT/${stage.sees(eva).at(before)?.ts ?? ""}`);
  });

  test("a message that is gone is posted anew, and what Slack refuses for good is not tried again", async () => {
    const { adapter, slack } = stage;
    const replacing = "T0BUURT/C0BUURT/1.000001";
    const anew = await adapter.send(place, cardOf("anders"), posting("2-abc", { replacing }));
    expect(anew).not.toBe(replacing);
    for (const error of ["channel_not_found", "not_in_channel", "is_archived", "msg_too_long", "no_text"]) {
      slack.plant("chat.postMessage", { error });
      await expect(adapter.send(place, cardOf("nee"), posting(`3-${error}`))).rejects.toBeInstanceOf(
        Undeliverable,
      );
    }
    for (const error of ["internal_error", "fatal_error", "service_unavailable"]) {
      slack.plant("chat.postMessage", { error });
      const again = adapter.send(place, cardOf("later"), posting(`4-${error}`));
      await expect(again).rejects.not.toBeInstanceOf(Undeliverable);
    }
  });

  test("each reads in the language and at the hour of their own profile", async () => {
    stage.slack.addPerson("U0FINN", "Finn", { locale: "en-GB", zone: "Europe/Lisbon" });
    stage.group.members.add("U0FINN");
    await stage.says("U0FINN", "hello");
    await stage.says("U0FINN", "!toon 99");
    expect(stage.sees("U0FINN").at(-1)?.text).not.toMatch(/[Ee]r is|niets/);
    const person = await stage.store.client.person.findFirst({ where: { language: "en" } });
    expect(person).toMatchObject({ zone: "Europe/Lisbon" });
  });
});

function cardOf(title: string): FittedCard {
  const nothing = { typeOneOf: () => "", typeNumber: "", typeForMore: () => "", more: "" };
  return fitCard(
    { title, lines: [], actions: [], bars: [], files: [] },
    { limits, shared: true, words: nothing },
  );
}
