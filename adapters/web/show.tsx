import type { Context } from "hono";
import { html } from "hono/html";
import type { Entry } from "./conversation.ts";
import { askAll } from "./answers.ts";
import type { Posting } from "./pages/hidden.tsx";
import { Page } from "./pages/page.tsx";
import { addressOf, channelOf, roomsOf, type Person, type Room } from "./places.ts";
import { cardViewOf, languageOf, type Neighbourhood, type Stage } from "./stage.ts";
import { wordsIn } from "./words/choose.ts";
import { quote, writeMessage, type ShownMessage } from "./write.ts";

/** A page shows only the newest messages: a phone need not carry a year. */
const mostShown = 200;
/** Of a chat beside the one in which somebody writes. */
const mostBeside = 50;

/** The neighbourhood as one person sees it in one chat; without a person, as whoever comes by. */
export async function showPage(
  context: Context,
  stage: Stage,
  person: Person | undefined,
  room: Room,
): Promise<Response> {
  const { settings, token } = stage;
  const language = languageOf(context, stage);
  const words = wordsIn(language);
  const neighbourhood = await settings.neighbourhood(language);
  const { conversation } = neighbourhood.chat;
  const group = await neighbourhood.group();
  const reader = person ?? settings.people[0];
  if (!reader) throw new Error("a playground needs people");
  const open = person ? roomsOf(group.isOnBoard(person.id)) : (["group"] as const);
  // Who is no longer on the board, or becomes somebody who is not, reads what the group reads.
  if (!open.includes(room)) return context.redirect(addressOf("group", person?.id), 303);
  const people = settings.people.map(({ id, name }) => ({
    ...{ id, name, role: group.roleOf(id), rooms: roomsOf(group.isOnBoard(id)) },
  }));
  const now = neighbourhood.now();
  const view = cardViewOf(context);
  const messageReader = {
    ...{ person: person?.id, bot: words.bot, language, zone: now.timeZoneId },
    find: (id: string) => conversation.find(id),
    nameOf: (id: string) => settings.people.find((each) => each.id === id)?.name ?? id,
    isOver: (says: string) => conversation.isOver(says),
    asText: view === "text",
  };
  const seenIn = (each: Room): readonly Entry[] =>
    conversation
      .seenBy(person?.id, channelOf(each, reader.id))
      .slice(each === room ? -mostShown : -mostBeside);
  const writeAll = (entries: readonly Entry[]): Promise<ShownMessage[]> =>
    Promise.all(
      entries.map(async (entry) =>
        writeMessage(view === "buttons" ? entry : await withoutButtons(entry, neighbourhood), messageReader),
      ),
    );
  const chats = open.map(async (each) => ({ room: each, messages: await writeAll(seenIn(each)) }));
  const { reply, say = "", wrong } = context.req.query();
  const replied = seenIn(room).find(({ id }) => id === reply);
  const posting: Posting = { person, room, token, language };
  const shown = (
    <Page
      neighbourhood={group.name}
      people={people}
      me={people.find(({ id }) => id === person?.id)}
      posting={posting}
      clock={{ now, deadline: await neighbourhood.deadline() }}
      steps={await neighbourhood.steps()}
      cards={view}
      chats={await Promise.all(chats)}
      answers={await askAll(neighbourhood, reader)}
      writing={{
        text: say,
        reply: replied && { id: replied.id, title: quote(replied) ?? "" },
        wrong: wrong === "type" ? words.wrongType : wrong === "size" ? words.tooLarge : undefined,
      }}
      words={words}
      pageLanguage={language}
      groupLanguage={group.language}
    />
  );
  return context.html(html`<!DOCTYPE html>${shown}`);
}

/** What a place without buttons shows in their stead: the words to type, except what nobody can say any more. */
async function withoutButtons(entry: Entry, { chat, withoutButtons: refit }: Neighbourhood): Promise<Entry> {
  if (entry.kind !== "sent") return entry;
  const actions = entry.card.actions.filter(({ says }) => !chat.conversation.isOver(says));
  return { ...entry, card: await refit({ ...entry.card, actions }, entry.place) };
}
