import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

const id = z.string().min(1);
const moment = z.number();

const note = z.discriminatedUnion("kind", [
  /** With it phone numbers are hashed. */
  z.object({ kind: z.literal("secret"), secret: id }),
  /** A group that was switched on. */
  z.object({ kind: z.literal("group"), chat: id }),
  /** Everything that was said in a chat before this moment was handed over. */
  z.object({ kind: z.literal("heard"), chat: id, at: moment }),
  /** Who wrote to the bot alone, and where. */
  z.object({ kind: z.literal("wrote"), author: id, chat: id }),
  /** By which author an id of WhatsApp is known. */
  z.object({ kind: z.literal("person"), id, author: id }),
  /** A card that is being sent or, with a message, was. */
  z.object({ kind: z.literal("sent"), key: id, chat: id, at: moment, message: id.optional() }),
  /** A running vote by the message that tells of it, with the poll beside it where one was sent. */
  z.object({
    ...{ kind: z.literal("vote"), card: id, chat: id, about: id, at: moment, poll: id.optional() },
    ...{ question: z.string(), options: z.array(z.object({ name: id, says: id, undo: id.optional() })) },
    ...{ signs: z.array(z.string()), closed: z.literal(true).optional() },
  }),
  /** The sign that somebody put below the card of a vote. */
  z.object({ kind: z.literal("sign"), card: id, author: id, sign: z.string() }),
  /** The event of a meeting: what it tells, and the message that shows it. */
  z.object({ kind: z.literal("event"), chat: id, uid: id, says: z.string(), message: id.optional() }),
]);

export type Note = z.infer<typeof note>;
type Kind = Note["kind"];
type NoteOf<K extends Kind> = Extract<Note, { kind: K }>;
export type Vote = NoteOf<"vote">;

/** What must outlive the program and is nobody else's: one small private file. */
export interface Memory {
  readonly secret: string;
  /** By its name within its kind: the newest note with that name. */
  find<K extends Kind>(kind: K, ...name: readonly string[]): NoteOf<K> | undefined;
  /** In the order in which they were first noted. */
  all<K extends Kind>(kind: K): readonly NoteOf<K>[];
  /** Found at once; resolves when it is on the disk. */
  note(...notes: readonly Note[]): Promise<void>;
  close(): Promise<void>;
}

const day = 24 * 60 * 60 * 1000;
/** No vote runs for longer. */
const longestVote = 400 * day;

/** What two notes have in common when the later one takes the place of the earlier. */
function nameOf(each: Note): string {
  switch (each.kind) {
    case "secret":
      return named("secret", []);
    case "group":
    case "heard":
      return named(each.kind, [each.chat]);
    case "wrote":
      return named("wrote", [each.author]);
    case "person":
      return named("person", [each.id]);
    case "sent":
      return named("sent", [each.key]);
    case "vote":
      return named("vote", [each.card]);
    case "sign":
      return named("sign", [each.card, each.author]);
    case "event":
      return named("event", [each.chat, each.uid]);
  }
}

function named(kind: Kind, name: readonly string[]): string {
  return JSON.stringify([kind, ...name]);
}

/**
 * Opens the file, or begins it. Notes are only ever added, a line each, so that a program that is killed loses none that
 * it relied on; old lines go when it is opened.
 */
export async function openMemory(file: string, now: number): Promise<Memory> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const notes = new Map<string, Note>();
  const keep = (each: Note): void => void notes.set(nameOf(each), each);
  for (const each of await readNotes(file)) if (!isOld(each, now)) keep(each);
  const [kept] = [...notes.values()].flatMap((each) => (each.kind === "secret" ? [each] : []));
  const { secret } = kept ?? { secret: randomBytes(32).toString("base64url") };
  keep({ kind: "secret", secret });
  let handle: FileHandle | undefined = await writeAnew(file, [...notes.values()]);
  const waiting: string[] = [];
  let writing: Promise<void> | undefined;
  let flushing: Promise<void> = Promise.resolve();

  /** What is noted while the disk is busy is written together. */
  function flush(): Promise<void> {
    writing ??= flushing.then(async () => {
      writing = undefined;
      const lines = waiting.splice(0).join("");
      if (lines === "" || !handle) return;
      await handle.appendFile(lines);
      await handle.datasync();
    });
    flushing = writing.catch(() => undefined);
    return writing;
  }

  return {
    secret,
    find: <K extends Kind>(kind: K, ...name: readonly string[]) =>
      notes.get(named(kind, name)) as NoteOf<K> | undefined,
    all: <K extends Kind>(kind: K) =>
      [...notes.values()].filter((each): each is NoteOf<K> => each.kind === kind),
    note(...added) {
      for (const each of added) {
        keep(each);
        waiting.push(`${JSON.stringify(each)}\n`);
      }
      return flush();
    },
    async close() {
      await flush();
      const open = handle;
      handle = undefined;
      await open?.close();
    },
  };
}

/** A line that was torn when the program ended, and one of another version, say nothing. */
async function readNotes(file: string): Promise<Note[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return text.split("\n").flatMap((line): Note[] => {
    try {
      const read = note.safeParse(JSON.parse(line));
      return read.success ? [read.data] : [];
    } catch {
      return [];
    }
  });
}

function isOld(each: Note, now: number): boolean {
  if (each.kind === "sent") return each.at < now - day;
  return each.kind === "vote" && each.at < now - longestVote;
}

/** The old file stays whole until the new one is. */
async function writeAnew(file: string, notes: readonly Note[]): Promise<FileHandle> {
  const beside = `${file}.new`;
  const handle = await open(beside, "w", 0o600);
  await handle.appendFile(notes.map((each) => `${JSON.stringify(each)}\n`).join(""));
  await handle.sync();
  await rename(beside, file);
  const folder = await open(dirname(file), "r");
  await folder.sync();
  await folder.close();
  return handle;
}
