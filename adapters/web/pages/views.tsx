import { cardViews, type CardView } from "../stage.ts";
import type { PageWords } from "../words/nl.ts";

interface ViewsProperties {
  readonly current: CardView;
  /** The page to stay on. */
  readonly address: string;
  readonly words: PageWords;
}

/** The bot's cards as chats have them that know no buttons, or no markup. */
export function Views({ current, address, words }: ViewsProperties) {
  return (
    <nav class="views" aria-label={words.elsewhere}>
      <h2>{words.elsewhere}</h2>
      <ul>
        {cardViews.map((view) => (
          <li>
            <a href={`${address}?cards=${view}`} aria-current={view === current ? "true" : undefined}>
              {words.cards[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
