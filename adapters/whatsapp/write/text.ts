/** It is not seen, and what stands beside it is no mark any more; the bot strips it from what is copied and sent back. */
const unseen = "\u200B";
const mark = /[*_~`]/gu;
const address = /(\b(?:https?:\/\/|www\.)\S+)/iu;
/** What makes a line a quotation or an item of a list. */
const lineStart = /^(?=(?:>|[-*]\s))/gmu;

/** Text that is shown as it stands: https://faq.whatsapp.com/539178204879377. An address must stay what it is. */
export function escape(text: string): string {
  return text
    .split(address)
    .map((part, index) => (index % 2 === 1 ? part : breakMarks(part)))
    .join("")
    .replace(lineStart, unseen);
}

/** Within a word nothing is a mark. */
function breakMarks(text: string): string {
  return text.replace(mark, (found, at: number) => {
    const isWithin = isWordAt(text, at - 1) && isWordAt(text, at + 1);
    return isWithin ? found : `${unseen}${found}${unseen}`;
  });
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}

/** In bold: around blanks the marks would be shown. */
export function bold(text: string): string {
  const within = escape(text).trim();
  return within === "" ? "" : `*${within}*`;
}
