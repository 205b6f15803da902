import { addressOf, type Room } from "../places.ts";
import type { ShownMessage } from "../write.ts";
import type { PageWords } from "../words/nl.ts";
import { Beside, type Answers } from "./beside.tsx";
import { Message, type Posting } from "./message.tsx";
import { People, type ShownPerson } from "./people.tsx";
import { Write, type Writing } from "./write.tsx";

export interface PageProperties {
  readonly neighbourhood: string;
  readonly people: readonly ShownPerson[];
  readonly me: ShownPerson | undefined;
  readonly room: Room;
  readonly token: string;
  readonly messages: readonly ShownMessage[];
  readonly answers: Answers;
  readonly writing: Writing;
  readonly words: PageWords;
  /** Of the page around the conversation. */
  readonly pageLanguage: string;
  /** In which the group and the bot talk. */
  readonly groupLanguage: string;
}

/** The whole playground as one reader sees it; it works without its script. */
export function Page(properties: PageProperties) {
  const { neighbourhood, people, me, room, answers, words, pageLanguage, groupLanguage } = properties;
  return (
    <html lang={pageLanguage}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.titleOf(neighbourhood)}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <script type="module" src="/live.mjs"></script>
      </head>
      <body>
        <a class="skip" href="#talk">
          {words.skipToTalk}
        </a>
        {me && (
          <a class="skip" href="#write">
            {words.skipToWrite}
          </a>
        )}
        <header>
          <h1>{neighbourhood}</h1>
          <p>{words.practice}</p>
        </header>
        <div class="page">
          <People people={people} me={me} room={room} words={words} />
          <Talk {...properties} />
          <Beside answers={answers} me={me} room={room} words={words} language={groupLanguage} />
        </div>
      </body>
    </html>
  );
}

function Talk(properties: PageProperties) {
  const { me, room, token, messages, writing, words, groupLanguage } = properties;
  const posting: Posting = { person: me, room, token };
  return (
    <main>
      <h2 class={me ? "unseen" : undefined}>{words.conversation}</h2>
      {me && <Rooms me={me} room={room} words={words} />}
      <div class="talk" id="talk" tabindex={0} role="log" aria-label={words.conversation}>
        <ol id="conversation">
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
      </div>
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

function Rooms({ me, room, words }: Pick<PageProperties, "room" | "words"> & { readonly me: ShownPerson }) {
  const current = (each: Room): "page" | undefined => (each === room ? "page" : undefined);
  return (
    <nav class="rooms" aria-label={words.rooms}>
      <a href={addressOf("group", me.id)} aria-current={current("group")}>
        {words.group}
      </a>
      <a href={addressOf("private", me.id)} aria-current={current("private")}>
        {words.private}
      </a>
    </nav>
  );
}
