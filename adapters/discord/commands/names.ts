/** The command that takes any sentence, and what can be given with it. */
export const freeCommand = "buurt";
export const freeText = "text";
export const freeFile = "file";

/** An option has no capitals: `quietHours` is `quiet-hours`. */
export function optionOf(argument: string): string {
  return argument.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function argumentOf(option: string): string {
  return option.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
