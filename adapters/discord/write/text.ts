/** What Discord would read as markup, a mention, a link with another name, a heading, a list or a quote. */
const markup = /[\\*_~`|<>[\]@#]/g;
const lineStart = /^(\s*)([-+]|\d+\.)(?=\s)/gm;

/** Text that is shown as it stands, and can call nobody. */
export function escape(text: string): string {
  return text.replace(markup, "\\$&").replace(lineStart, (_, space: string, mark: string) => {
    return mark.endsWith(".") ? `${space}${mark.slice(0, -1)}\\.` : `${space}\\${mark}`;
  });
}
