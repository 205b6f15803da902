import type { Permission } from "./permissions.ts";

/** What a group may agree on, with what holds until it does. Every value is text, as the journal keeps it. */
export const defaultSettings = {
  /** From and to, local: nothing that can wait is sent between these times. */
  "quiet-hours": "21:00-08:00",
  /** How long before a meeting everybody is reminded: ISO lengths, or "off". */
  "meeting-reminders": "P7D P1D PT2H",
  /** What part of the entitled must vote, in percent or as "2/3"; 0 asks for none. */
  quorum: "0",
  /** What yes must reach of yes and no together: "more-than" or "at-least" a share. */
  threshold: "more-than 1/2",
  /** The local time that a deadline has when only its day is named. */
  "closing-time": "20:00",
} as const;

/** The settings that are one value each, beside who holds which permission. */
export type ValueName = keyof typeof defaultSettings;

export type SettingName = ValueName | `may ${Permission}`;

export function defaultOf(name: SettingName): string | undefined {
  return Object.hasOwn(defaultSettings, name)
    ? defaultSettings[name as keyof typeof defaultSettings]
    : undefined;
}
