import { addressOf, type Person, type Room } from "../places.ts";
import type { PageWords } from "../words/nl.ts";

/** Somebody one can be, and what they do in the group, in words. */
export interface ShownPerson extends Person {
  readonly role: string;
  /** The chats that they read. */
  readonly rooms: readonly Room[];
}

interface PeopleProperties {
  readonly people: readonly ShownPerson[];
  readonly me: ShownPerson | undefined;
  readonly room: Room;
  readonly words: PageWords;
}

/** A list beside the conversation; on a narrow screen, once somebody is chosen, folded into one line. */
export function People({ people, me, room, words }: PeopleProperties) {
  return (
    <nav class={`people${me ? " chosen" : ""}`} id="people" aria-label={words.whoAreYou}>
      <h2>{words.whoAreYou}</h2>
      {!me && <p class="choose">{words.chooseWho}</p>}
      <List people={people} me={me} room={room} />
      {me && (
        <details>
          <summary>
            <span class="who">
              {words.youAre(me.name)}, {me.role}
            </span>{" "}
            <span class="change">{words.change}</span>
          </summary>
          <List people={people} me={me} room={room} />
        </details>
      )}
    </nav>
  );
}

function List({ people, me, room }: Omit<PeopleProperties, "words">) {
  return (
    <ul>
      {people.map(({ id, name, role, rooms }) => (
        <li>
          <a
            href={addressOf(rooms.includes(room) ? room : "group", id)}
            aria-current={id === me?.id ? "page" : undefined}
          >
            <span class="initial" aria-hidden="true">
              {name.slice(0, 1)}
            </span>
            <span class="name">{name}</span> <span class="role">{role}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
