import type { WordedAction } from "../../../src/chat/words/word.ts";
import { blankField, longestText } from "../read.ts";
import type { PageWords } from "../words/nl.ts";
import { Hidden, type Posting } from "./hidden.tsx";

interface BlanksProperties {
  readonly action: WordedAction;
  readonly posting: Posting;
  /** Tells this form from the others of the page. */
  readonly id: string;
  /** The message it stands under. */
  readonly on?: string | undefined;
  readonly words: PageWords;
}

/** A sentence with blanks: a button that unfolds into a form. */
export function Blanks({ action, posting, id, on, words }: BlanksProperties) {
  const { label, says, asks } = action;
  return (
    <details class="blanks">
      <summary class="choice">{label}</summary>
      <form method="post" action={`/${posting.person?.id ?? ""}/fill`}>
        <Hidden posting={posting} on={on} />
        <input type="hidden" name="says" value={says} />
        {asks.map((blank) => (
          <BlankField blank={blank} id={`${id}-${blank.argument}`} words={words} />
        ))}
        <button class="send">{words.fill}</button>
      </form>
    </details>
  );
}

type Blank = WordedAction["asks"][number];

function BlankField({
  blank,
  id,
  words,
}: {
  readonly blank: Blank;
  readonly id: string;
  readonly words: PageWords;
}) {
  const { argument, label, example, optional, choices } = blank;
  const name = `${blankField}${argument}`;
  return (
    <div class="blank">
      <label for={id}>
        {label} {optional && <span class="note">({words.optional})</span>}
      </label>
      {choices ? (
        <select id={id} name={name} required={!optional}>
          <option value="">{words.chooseOne}</option>
          {choices.map((choice) => (
            <option value={choice.value}>{choice.label}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={name}
          maxlength={longestText}
          autocomplete="off"
          required={!optional}
          aria-describedby={example === undefined ? undefined : `${id}-example`}
        />
      )}
      {example !== undefined && (
        <p class="note" id={`${id}-example`}>
          {words.forExample(example)}
        </p>
      )}
    </div>
  );
}
