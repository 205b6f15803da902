import type { Language } from "../../../src/chat/words/dictionary.ts";
import type { Person, Room } from "../places.ts";

/** Where a form of this page goes, and the secret it carries. */
export interface Posting {
  readonly person: Person | undefined;
  readonly room: Room;
  readonly token: string;
  /** Of the neighbourhood that the page shows. */
  readonly language: Language;
}

export function Hidden({ posting, on }: { readonly posting: Posting; readonly on?: string | undefined }) {
  return (
    <>
      <input type="hidden" name="token" value={posting.token} />
      <input type="hidden" name="in" value={posting.room} />
      <input type="hidden" name="language" value={posting.language} />
      {on !== undefined && <input type="hidden" name="on" value={on} />}
    </>
  );
}
