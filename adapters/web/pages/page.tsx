import { addressOf, type Room } from "../places.ts";
import type { Language } from "../../../src/chat/words/dictionary.ts";
import type { CardView, Step } from "../stage.ts";
import type { ShownMessage } from "../write.ts";
import type { PageWords } from "../words/nl.ts";
import { Beside, type Answers } from "./beside.tsx";
import type { ShownClock } from "./clock.tsx";
import type { Posting } from "./hidden.tsx";
import { Languages } from "./languages.tsx";
import { Message } from "./message.tsx";
import { People, type ShownPerson } from "./people.tsx";
import { NextStep, Tour } from "./tour.tsx";
import { Write, type Writing } from "./write.tsx";

export interface PageProperties {
  readonly neighbourhood: string;
  readonly people: readonly ShownPerson[];
  readonly me: ShownPerson | undefined;
  readonly posting: Posting;
  readonly clock: ShownClock;
  readonly steps: readonly Step[];
  readonly cards: CardView;
  readonly messages: readonly ShownMessage[];
  readonly answers: Answers;
  readonly writing: Writing;
  readonly words: PageWords;
  /** Of the page around the conversation. */
  readonly pageLanguage: Language;
  /** In which the group and the bot talk. */
  readonly groupLanguage: string;
}

/** The whole playground as one reader sees it; it works without its script. */
export function Page(properties: PageProperties) {
  const {
    neighbourhood,
    people,
    me,
    posting,
    clock,
    steps,
    cards,
    answers,
    words,
    pageLanguage,
    groupLanguage,
  } = properties;
  const { room } = posting;
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
          <div>
            <h1>{neighbourhood}</h1>
            <p>{words.practice}</p>
          </div>
          <Languages current={pageLanguage} address={addressOf(room, me?.id)} words={words} />
        </header>
        <div class="page">
          <div class="before">
            <People people={people} me={me} room={room} words={words} />
            <Tour steps={steps} posting={posting} words={words} />
          </div>
          <Talk {...properties} />
          <Beside
            answers={answers}
            clock={clock}
            cards={cards}
            posting={posting}
            words={words}
            language={groupLanguage}
          />
        </div>
      </body>
    </html>
  );
}

function Talk(properties: PageProperties) {
  const { me, posting, steps, messages, writing, words, groupLanguage } = properties;
  const { room } = posting;
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

interface RoomsProperties extends Pick<PageProperties, "words"> {
  readonly me: ShownPerson;
  readonly room: Room;
}

function Rooms({ me, room, words }: RoomsProperties) {
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
