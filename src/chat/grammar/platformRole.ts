import { cleanText } from "../../domain/text.ts";

/** A role of the platform: what it is there, never what it is called, and the name that people see. */
export interface PlatformRole {
  readonly id: string;
  readonly name: string;
}

/** So long that a sentence which names one still fits on a button. */
const longestName = 40;
const written = String.raw`@([^<>@\n]{1,${longestName}}) <([\w-]{1,40})>`;
const whole = new RegExp(`^${written}$`, "u");
const first = new RegExp(written, "u");
const anywhere = new RegExp(written, "gu");

/** As a platform writes it into a text, and a sentence holds it: `@Treasurers <1234>`. */
export function printPlatformRole({ id, name }: PlatformRole): string {
  const plain = cleanText(name.replace(/[<>@\s]+/gu, " "));
  return `@${Array.from(plain).slice(0, longestName).join("").trim() || "?"} <${id}>`;
}

/** Undefined for a name alone: everybody may take any name. */
export function readPlatformRole(text: string): PlatformRole | undefined {
  const [, name, id] = whole.exec(text) ?? [];
  return name === undefined || id === undefined ? undefined : { id, name };
}

/** The role that a text names first, as it is written there. */
export function firstPlatformRole(text: string): string | undefined {
  return first.exec(text)?.[0];
}

/** Residents' own words, with roles as they are called. */
export function withoutRoleIds(text: string): string {
  return text.replace(anywhere, "@$1");
}
