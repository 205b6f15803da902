import { addressOf } from "../places.ts";
import type { ShownMessage } from "../write.ts";
import type { PageWords } from "../words/nl.ts";
import { AmountTitle, Bars } from "./bars.tsx";
import { Blanks } from "./blanks.tsx";
import { Hidden, type Posting } from "./hidden.tsx";

interface MessageProperties {
  readonly message: ShownMessage;
  readonly posting: Posting;
  readonly words: PageWords;
  /** In which the bot and the group talk. */
  readonly language: string;
}

export function Message({ message, posting, words, language }: MessageProperties) {
  const { id, by, name, at, time, onlyMe, edited } = message;
  return (
    <li id={`m-${id}`} class={`message by-${by}${onlyMe ? " only-me" : ""}`}>
      <p class="by">
        <span class="name">{name}</span> <time datetime={at}>{time}</time>
        {onlyMe && posting.person && <span class="whisper">{words.onlyMe(posting.person.name)}</span>}
        {edited !== undefined && <span class="edited">{words.edited(edited)}</span>}
      </p>
      <div class="bubble">
        <Content message={message} words={words} language={language} />
        {by === "bot" && posting.person && (
          <Answers message={message} posting={posting} words={words} language={language} />
        )}
      </div>
    </li>
  );
}

function Content({ message, words, language }: Omit<MessageProperties, "posting">) {
  const { id, quoted, title, lines, bars, files } = message;
  return (
    <div class="content" lang={language}>
      {quoted !== undefined && <p class="quoted">{words.replyTo(quoted)}</p>}
      {title !== undefined && (
        <h3>
          <AmountTitle title={title} bars={bars} />
        </h3>
      )}
      {bars.map((each, index) => (
        <Bars bars={each} id={`${id}-${index}`} />
      ))}
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      {files.map(({ name, address, isPicture }) => (
        <p class="file">
          {isPicture && <img src={address} alt="" />}
          <a href={address}>{words.download(name)}</a>
        </p>
      ))}
    </div>
  );
}

/** What may be answered: the card's own buttons, and below them, smaller, a reply and a thumb. */
function Answers({ message, posting, words, language }: MessageProperties) {
  const { id, buttons, thumbs, title = "" } = message;
  const { person, room } = posting;
  if (!person) return <></>;
  const plain = buttons.filter(({ asks }) => asks.length === 0);
  const forms = buttons.filter(({ asks }) => asks.length > 0);
  return (
    <>
      {forms.map((action, index) => (
        <Blanks action={action} posting={posting} id={`${id}-${index}`} on={id} words={words} />
      ))}
      {plain.length > 0 && (
        <form class="buttons" lang={language} method="post" action={`/${person.id}/press`}>
          <Hidden posting={posting} on={id} />
          {plain.map(({ label, says }) => (
            <button class="choice" name="says" value={says}>
              {label}
            </button>
          ))}
        </form>
      )}
      <div class="quiet">
        <a
          class="reply"
          href={`${addressOf(room, person.id)}?reply=${id}#write`}
          aria-label={words.replyTo(title)}
        >
          {words.reply}
        </a>
        {thumbs && (
          <form method="post" action={`/${person.id}/thumb`}>
            <Hidden posting={posting} on={id} />
            <button class="thumb" aria-pressed={thumbs.mine ? "true" : "false"}>
              {words.thumb}
              {thumbs.count > 0 && <span class="count"> {thumbs.count}</span>}
              <span class="unseen"> {words.thumbOn(title)}</span>
            </button>
          </form>
        )}
      </div>
    </>
  );
}
