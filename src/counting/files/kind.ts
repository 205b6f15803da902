/** Which format a file is in, told by how it begins: names of files are not to be trusted. */
export type Format = "pabulib" | "preflib" | "blt" | "csv";

export function formatOf(bytes: Uint8Array): Format {
  const beginning = new TextDecoder("utf-8").decode(bytes.subarray(0, 4096)).trimStart();
  if (/^"?META"?[;\s]/.test(beginning)) return "pabulib";
  if (/^#\s*[A-Z][A-Z ]*:/.test(beginning)) return "preflib";
  if (/^(?:#.*\s+)*\d+[ \t]+\d+\s/.test(beginning)) return "blt";
  return "csv";
}
