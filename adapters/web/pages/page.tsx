import { addressOf } from "../places.ts";
import type { Language } from "../../../src/chat/words/dictionary.ts";
import type { CardView, Step } from "../stage.ts";
import type { PageWords } from "../words/nl.ts";
import { Beside, type Answers } from "./beside.tsx";
import type { ShownClock } from "./clock.tsx";
import type { Posting } from "./hidden.tsx";
import { Languages } from "./languages.tsx";
import { People, type ShownPerson } from "./people.tsx";
import { OtherChat, Talk, type ShownChat } from "./chats.tsx";
import { Tour } from "./tour.tsx";
import type { Writing } from "./write.tsx";

export interface PageProperties {
  readonly neighbourhood: string;
  readonly people: readonly ShownPerson[];
  readonly me: ShownPerson | undefined;
  readonly posting: Posting;
  readonly clock: ShownClock;
  readonly steps: readonly Step[];
  readonly cards: CardView;
  /** Those that the reader sees, side by side where there is room. */
  readonly chats: readonly ShownChat[];
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
    chats,
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
        <div class={`page${me ? " side-by-side" : ""}`}>
          <div class="before">
            <People people={people} me={me} room={room} words={words} />
            <Tour steps={steps} posting={posting} words={words} />
          </div>
          <div class="chats">
            {chats.map((chat) =>
              chat.room === room ? (
                <Talk {...properties} chat={chat} />
              ) : (
                <OtherChat {...properties} chat={chat} />
              ),
            )}
          </div>
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
