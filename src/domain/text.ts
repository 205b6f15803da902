const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/gu;

/** Text as every rule sees it: composed, without invisible or direction marks, spaces single, line breaks kept. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(invisible, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/gu, " ")
    .trim();
}

/** For comparing words only: lower case, without accents, letters typed more than twice said once ("jaaa" is "ja"). */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/(\p{L})\1+/gu, "$1");
}

/** At most so many characters: never cut within one, and it shows that something is missing. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
