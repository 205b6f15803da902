import IntlMessageFormat from "intl-messageformat";

interface Element {
  /** 0 is text, 1 a value, 5 and 6 a choice between ways, 7 the number itself. */
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

/** The message as its parts. Throws when it is not well formed. */
function partsOf(text: string, language: string): readonly Element[] {
  return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();
}

/** The names of the values a message takes. */
export function valuesOf(text: string, language: string): string[] {
  const names = new Set<string>();
  function collect(parts: readonly Element[]): void {
    for (const { type, value, options } of parts) {
      if (type !== 0 && type !== 7 && value !== undefined) names.add(value);
      for (const way of Object.values(options ?? {})) collect(way.value);
    }
  }
  collect(partsOf(text, language));
  return [...names].sort();
}

/** Every way a message can read, with a mark of one word for each value. */
export function waysToRead(text: string, language: string): string[] {
  const read = (parts: readonly Element[]): string[] =>
    parts.reduce<string[]>(
      (ways, part) => ways.flatMap((way) => waysOf(part).map((more) => way + more)),
      [""],
    );
  function waysOf({ type, value, options }: Element): string[] {
    if (type === 0) return [value ?? ""];
    return options ? Object.values(options).flatMap((way) => read(way.value)) : ["x"];
  }
  return read(partsOf(text, language));
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…])[”)]*\s+|\n/u).filter((sentence) => sentence.trim() !== "");
}

export function wordsIn(sentence: string): string[] {
  return sentence.match(/[\p{L}\d][\p{L}\d’'-]*/gu) ?? [];
}
