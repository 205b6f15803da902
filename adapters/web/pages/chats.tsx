import { addressOf, type Room } from "../places.ts";
import type { Step } from "../stage.ts";
import type { PageWords } from "../words/nl.ts";
import type { ShownMessage } from "../write.ts";
import type { Posting } from "./hidden.tsx";
import { Message } from "./message.tsx";
import type { ShownPerson } from "./people.tsx";
import { NextStep } from "./tour.tsx";
import { Write, type Writing } from "./write.tsx";

/** One chat with what the reader sees of it. */
export interface ShownChat {
  readonly room: Room;
  readonly messages: readonly ShownMessage[];
}

interface ChatProperties {
  readonly chat: ShownChat;
  readonly me: ShownPerson | undefined;
  readonly posting: Posting;
  readonly words: PageWords;
  readonly groupLanguage: string;
}

interface TalkProperties extends ChatProperties {
  readonly steps: readonly Step[];
  readonly writing: Writing;
}

/** The chat in which the reader writes. */
export function Talk({ chat, me, posting, steps, writing, words, groupLanguage }: TalkProperties) {
  const { room } = posting;
  return (
    <main class="chat">
      {me && <Rooms me={me} room={room} words={words} />}
      <h2 class={me ? "chat-name" : undefined}>
        {me ? (
          <>
            {words.roomNames[room]} <span class="here">{words.youWriteHere}</span>
          </>
        ) : (
          words.conversation
        )}
      </h2>
      <div class="talk" id="talk" tabindex={0} role="log" aria-label={words.conversation}>
        <Messages id="conversation" {...{ chat, posting, words, groupLanguage }} />
      </div>
      <NextStep steps={steps} posting={posting} words={words} />
      {me && (
        <>
          <noscript>
            <p class="refresh">
              <a href={addressOf(room, me.id)}>{words.refresh}</a>
            </p>
          </noscript>
          <Write person={me} posting={posting} writing={writing} words={words} language={groupLanguage} />
        </>
      )}
    </main>
  );
}

/** A chat beside it, to read and to answer with a button; its name leads to where one writes in it. */
export function OtherChat({ chat, me, posting, words, groupLanguage }: ChatProperties) {
  const { room } = chat;
  const name = words.roomNames[room];
  return (
    <section class="chat" aria-label={name}>
      <h2 class="chat-name">
        <a href={`${addressOf(room, me?.id)}#write`}>
          {name} <span class="here">{words.writeHere}</span>
        </a>
      </h2>
      <div class="talk" tabindex={0} role="group" aria-label={name}>
        <Messages
          id={`conversation-${room}`}
          posting={{ ...posting, room }}
          {...{ chat, words, groupLanguage }}
        />
      </div>
    </section>
  );
}

function Messages({
  id,
  chat: { messages },
  posting,
  words,
  groupLanguage,
}: Omit<ChatProperties, "me"> & { readonly id: string }) {
  return (
    <ol id={id}>
      {messages.length === 0 && <li class="empty">{words.empty}</li>}
      {messages.map((message, index) => (
        <>
          {message.day !== messages[index - 1]?.day && (
            <li class="day" id={`day-${message.id}`}>
              {message.day}
            </li>
          )}
          <Message message={message} posting={posting} words={words} language={groupLanguage} />
        </>
      ))}
    </ol>
  );
}

interface RoomsProperties {
  readonly me: ShownPerson;
  readonly room: Room;
  readonly words: PageWords;
}

/** Where there is no room for chats side by side: one at a time. */
function Rooms({ me, room, words }: RoomsProperties) {
  return (
    <nav class="rooms" aria-label={words.rooms}>
      {me.rooms.map((each) => (
        <a href={addressOf(each, me.id)} aria-current={each === room ? "page" : undefined}>
          {words.roomNames[each]}
        </a>
      ))}
    </nav>
  );
}
