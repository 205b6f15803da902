import type { ArrivedMessage, Session } from "./library.ts";
import type { Memory } from "./memory.ts";

/** What is sent, by a key that is the same at every try. */
export interface Parcel {
  readonly key: string;
  readonly chat: string;
  /** What it says as the chat shows it, or the name of its file. */
  readonly words: string;
  readonly post: (session: Session) => Promise<string>;
}

/** The clocks of telephone and computer are not the same. */
const lookedBack = 10 * 60 * 1000;

/**
 * Sends something once, also where the program was killed before it knew that it was sent: that it will be sent is noted
 * first, and then it is looked for among the bot's own messages. Answers the message's id.
 */
export async function sendOnce(
  session: Session,
  memory: Memory,
  now: number,
  { key, chat, words, post }: Parcel,
): Promise<string> {
  const before = memory.find("sent", key);
  const tried = before?.chat === chat ? before : undefined;
  if (tried?.message !== undefined) return tried.message;
  const found = tried && (await findOwn(session, memory, { chat, words, since: tried.at - lookedBack }));
  if (found === undefined) await memory.note({ kind: "sent", key, chat, at: now });
  const message = found ?? (await post(session));
  await memory.note({ kind: "sent", key, chat, at: now, message });
  return message;
}

async function findOwn(
  session: Session,
  memory: Memory,
  { chat, words, since }: { readonly chat: string; readonly words: string; readonly since: number },
): Promise<string | undefined> {
  const known = new Set(memory.all("sent").map(({ message }) => message));
  const said = await session.messagesSince(chat, since);
  const isIt = ({ text, file }: ArrivedMessage): boolean => text === words || file?.name === words;
  return said.find((message) => message.isOwn && isIt(message) && !known.has(message.id))?.id;
}
