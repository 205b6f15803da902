import { longestText } from "../read.ts";
import { addressOf, type Person } from "../places.ts";
import { acceptedTypes } from "../uploads.ts";
import type { PageWords } from "../words/nl.ts";
import { Hidden, type Posting } from "./hidden.tsx";

export interface Writing {
  /** What already stands in the box. */
  readonly text: string;
  /** The message that is answered. */
  readonly reply: { readonly id: string; readonly title: string } | undefined;
  /** What was wrong with the last attempt. */
  readonly wrong: string | undefined;
}

interface WriteProperties {
  readonly person: Person;
  readonly posting: Posting;
  readonly writing: Writing;
  readonly words: PageWords;
  readonly language: string;
}

export function Write({ person, posting, writing, words, language }: WriteProperties) {
  const { room } = posting;
  const { text, reply, wrong } = writing;
  return (
    <form class="write" method="post" action={`/${person.id}/say`} enctype="multipart/form-data">
      <Hidden posting={posting} on={reply?.id} />
      {wrong !== undefined && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      {reply && (
        <p class="replying">
          {words.youReply}: <q lang={language}>{reply.title}</q>{" "}
          <a href={`${addressOf(room, person.id)}#write`}>{words.noReply}</a>
        </p>
      )}
      <label for="write">{words.writeTo[room]}</label>
      <div class="line">
        <input
          id="write"
          name="text"
          lang={language}
          value={text}
          maxlength={longestText}
          autocomplete="off"
          aria-describedby="write-note"
          required
        />
        <button class="send">{words.send}</button>
      </div>
      <p id="write-note" class="note">
        {words.notes[room]}
      </p>
      <details>
        <summary>{words.addFile}</summary>
        <label for="file">{words.fileRule}</label>
        <input id="file" type="file" name="file" accept={acceptedTypes} />
      </details>
    </form>
  );
}
