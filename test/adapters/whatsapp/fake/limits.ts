/** What a sent message is made of. */
export interface SentFacts {
  readonly type: string;
  text: string;
  readonly poll?: { readonly question: string; readonly options: readonly string[] };
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  readonly event?: { readonly title: string; readonly from: number };
}

/** What WhatsApp would not take of it. */
export function whatIsRefused({ type, text, poll, file, event }: SentFacts): string[] {
  const wrong: string[] = [];
  if (type === "chat" && text.trim() === "") wrong.push("a text without words");
  if (text.length > (file ? 1024 : 65_536)) wrong.push("a text that is too long");
  if (file && file.bytes.length === 0) wrong.push("an empty file");
  if (event && event.title.length > 100) wrong.push("a title of an event that is too long");
  if (poll) {
    const { question, options } = poll;
    if (question.length > 255 || question === "")
      wrong.push("a question of a poll that is empty or too long");
    if (options.length < 2 || options.length > 12) wrong.push(`a poll with ${options.length} options`);
    if (options.some((option) => option === "" || option.length > 100))
      wrong.push("an option that is empty or too long");
    if (new Set(options).size < options.length) wrong.push("the same option twice");
  }
  return wrong;
}
