import type { WordedCard } from "../../../src/chat/words/word.ts";
import { addressOf } from "../places.ts";
import { keepTogether, linesBesideBars } from "../write.ts";
import type { PageWords } from "../words/nl.ts";
import { AmountTitle, Bars } from "./bars.tsx";
import { Blanks } from "./blanks.tsx";
import { Clock, type ShownClock } from "./clock.tsx";
import type { CardView } from "../stage.ts";
import type { Posting } from "./hidden.tsx";
import { Views } from "./views.tsx";

/** What the bot answers to the reading sentences of a page; undefined where it has no answer. */
export interface Answers {
  readonly balance: WordedCard | undefined;
  readonly polls: WordedCard | undefined;
  readonly ideas: WordedCard | undefined;
  readonly help: WordedCard | undefined;
}

interface BesideProperties {
  readonly answers: Answers;
  readonly clock: ShownClock;
  readonly cards: CardView;
  readonly posting: Posting;
  readonly words: PageWords;
  readonly language: string;
}

/** The clock, the pot, what is going on, and what the reader can do, each in the bot's own words. */
export function Beside({ answers, clock, cards, posting, words, language }: BesideProperties) {
  const { balance, polls, ideas, help } = answers;
  const { person: me, room } = posting;
  return (
    <aside class="beside" id="beside" aria-label={words.beside}>
      <Clock clock={clock} posting={posting} words={words} />
      {balance && (
        <section class="pot">
          <h2>{words.pot}</h2>
          <div lang={language}>
            <p class="free">
              <AmountTitle title={balance.title} bars={balance.bars} />
            </p>
            {balance.bars.map((bars, index) => (
              <Bars bars={bars} id={`pot-${index}`} />
            ))}
            {linesBesideBars(balance).map((line) => (
              <p class="note">{line}</p>
            ))}
          </div>
        </section>
      )}
      <section>
        <h2>{words.goingOn}</h2>
        {polls && <Listed card={polls} language={language} />}
        {ideas && <Listed card={ideas} language={language} />}
      </section>
      {me && help && help.lines.length > 0 && (
        <section>
          <h2>{words.youCan(me.name)}</h2>
          <ul class="sentences" lang={language}>
            {help.lines.map((line) => (
              <li>
                <a href={`${addressOf(room, me.id)}?say=${encodeURIComponent(line)}#write`}>{line}</a>
              </li>
            ))}
          </ul>
          {help.actions
            .filter(({ asks }) => asks.length > 0)
            .map((action, index) => (
              <Blanks action={action} posting={posting} id={`help-${index}`} words={words} />
            ))}
        </section>
      )}
      <Views current={cards} address={addressOf(room, me?.id)} words={words} />
    </aside>
  );
}

function Listed({ card, language }: { readonly card: WordedCard; readonly language: string }) {
  if (card.lines.length === 0) return <p lang={language}>{card.title}</p>;
  return (
    <div lang={language}>
      <h3>{card.title}</h3>
      <ul class="lines">
        {card.lines.map((line) => (
          <li>{keepTogether(line)}</li>
        ))}
      </ul>
    </div>
  );
}
