import type { Bot, Reader } from "../../src/chat/adapter.ts";
import type { WordedCard } from "../../src/chat/words/word.ts";
import { Refused, type Api } from "./api.ts";
import { isDirect, placeOf, slackId } from "./keys.ts";
import type { Pace } from "./pace.ts";
import type { People } from "./people.ts";
import type { Arrived, Pressed, Self } from "./read/arrived.ts";
import { wordsIn, type AdapterWords } from "./words/words.ts";
import { writeForm } from "./write/form.ts";
import { writeHome } from "./write/home.ts";
import { writePage } from "./write/pages.ts";
import { writeReading } from "./write/view.ts";

/** What one person is shown without anybody having said anything: forms, the home page, pages of a list. */
export interface Showing {
  /** Answers whether the form could be shown: its trigger may have expired. */
  form(asked: Extract<Arrived, { kind: "form" }>): Promise<boolean>;
  home(reader: Reader): Promise<void>;
  reading(pressed: Pressed): Promise<void>;
  /** What was pressed on a view may have changed what it shows, and what the home page shows. */
  again(pressed: Pressed): Promise<void>;
  /** Takes away a question that only one person saw and has answered. */
  tidy(pressed: Pressed): Promise<void>;
  /** In a conversation without a group: how to begin one. */
  greeting(channel: string): Promise<void>;
}

export interface ShowingParts {
  readonly api: Api;
  readonly bot: Bot;
  readonly self: Self;
  readonly people: People;
  readonly pace: Pace;
  readonly directTo: (user: string) => Promise<string>;
}

const overview = "overview";
const help = "help";

export function makeShowing({ api, bot, self, people, pace, directTo }: ShowingParts): Showing {
  async function wordsOf({ author }: Reader): Promise<AdapterWords> {
    const authorOf = await people.know([slackId(author)]);
    return wordsIn(authorOf(slackId(author)).language);
  }

  /** What anybody unknown is told there, and where surely no group lives: the same only where none does. */
  async function askNobody(channel: string): Promise<readonly [WordedCard, WordedCard]> {
    const author = `${self.team}/${self.user}`;
    const askIn = (where: string) => bot.ask({ place: placeOf(self.team, where), author }, help);
    const [here, nowhere] = await Promise.all([askIn(channel), askIn("")]);
    return [here.card, nowhere.card];
  }

  /** A message shortcut works everywhere: outside a group's channel it is said in the group of who chose it. */
  async function groupOf(
    reader: Reader,
    isAnywhere: boolean,
  ): Promise<{ readonly reader: Reader; readonly refusal?: WordedCard }> {
    const channel = slackId(reader.place.channel);
    if (!isAnywhere || isDirect(channel)) return { reader };
    const [here, nowhere] = await askNobody(channel);
    if (here.title !== nowhere.title) return { reader };
    const user = slackId(reader.author);
    const alone = { ...reader, place: placeOf(self.team, await directTo(user), user) };
    const { refused, card } = await bot.ask(alone, help);
    return refused ? { reader: alone, refusal: card } : { reader: alone };
  }

  async function showHome(reader: Reader): Promise<void> {
    const { card } = await bot.ask(reader, overview);
    const view = writeHome(card, slackId(reader.place.channel));
    await api.call("views.publish", { user_id: slackId(reader.author), view });
  }

  return {
    home: showHome,
    async again({ reader, view }) {
      if (view && view.says !== "") {
        const [{ card }, words] = await Promise.all([bot.ask(reader, view.says), wordsOf(reader)]);
        const carried = { says: view.says, channel: slackId(reader.place.channel) };
        const content = writePage(card, view.says, 1, words);
        await api.call("views.update", { view_id: view.id, view: writeReading(content, carried, words) });
      }
      await showHome(reader);
    },
    async form({ trigger, carried, reader: asking, initial }) {
      const { reader, refusal } = await groupOf(asking, initial !== undefined);
      const channel = slackId(reader.place.channel);
      const [form, words] = await Promise.all([bot.form(carried.says, reader), wordsOf(reader)]);
      if (!form) return false;
      const view = refusal
        ? writeReading(writePage(refusal, help, 1, words), { says: "", channel }, words)
        : writeForm(form, { ...carried, channel }, words, initial);
      try {
        await api.call("views.open", { trigger_id: trigger, view });
        return true;
      } catch (error) {
        if (error instanceof Refused) return false;
        throw error;
      }
    },
    async reading(pressed) {
      const { inbound, reader, page, stoodOn, view, trigger, address } = pressed;
      const [{ card }, words] = await Promise.all([bot.ask(reader, inbound.text), wordsOf(reader)]);
      const content = writePage(card, inbound.text, page ?? 1, words);
      const channel = slackId(reader.place.channel);
      const user = slackId(reader.author);
      const turned = page !== undefined;
      const carried = { says: inbound.text, channel };
      if (stoodOn === "home") {
        await api.call("views.open", { trigger_id: trigger, view: writeReading(content, carried, words) });
      } else if (stoodOn === "view") {
        await api.call("views.update", { view_id: view?.id, view: writeReading(content, carried, words) });
      } else if (turned && stoodOn === "alone" && address !== undefined) {
        await api.respond(address, { ...content, replace_original: true });
      } else if (!isDirect(channel)) {
        await api.call("chat.postEphemeral", { ...content, channel, user });
      } else if (turned && inbound.on !== undefined) {
        const ts = slackId(inbound.on);
        await pace.inTurn("chat.update", channel, () => api.call("chat.update", { ...content, channel, ts }));
      } else {
        await pace.inTurn("chat.postMessage", channel, () =>
          api.call("chat.postMessage", { ...content, channel }),
        );
      }
    },
    async tidy({ address }) {
      if (address !== undefined) await api.respond(address, { delete_original: true });
    },
    async greeting(channel) {
      const [card, nowhere] = await askNobody(channel);
      if (card.title !== nowhere.title) return;
      const content = writePage(card, help, 1, wordsIn(undefined));
      await pace.inTurn("chat.postMessage", channel, () =>
        api.call("chat.postMessage", { ...content, channel }),
      );
    },
  };
}
