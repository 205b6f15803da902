import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Environment } from "./chat/platform.ts";
import type { Language } from "./chat/words/dictionary.ts";

export type { Environment };

/** Desktops set LANGUAGE themselves, to words such as `nl_NL:nl`: the first one counts. */
const language = z
  .string()
  .transform((text) => text.split(/[_:.@-]/)[0]?.toLowerCase())
  .pipe(z.enum(["nl", "en"]));

const zone = z.string().refine((name) => {
  try {
    return Boolean(Temporal.Now.instant().toZonedDateTimeISO(name));
  } catch {
    return false;
  }
});

/** Every variable that is read; `.env.example` explains each. */
export const variables = {
  DATABASE_URL: z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/),
  LANGUAGE: language,
  ZONE: zone,
  PORT: z.coerce.number().int().min(1).max(65_535),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
} as const;

type Variable = keyof typeof variables;

/** How each variable is explained to who set it wrong: what it must be, and an example. */
const explained: Readonly<Record<Variable, readonly [must: string, example: string]>> = {
  DATABASE_URL: ["begin with file: or postgresql://", "file:data/buurtbot.db"],
  LANGUAGE: ["be nl or en", "nl"],
  ZONE: ["be the name of a time zone", "Europe/Amsterdam"],
  PORT: ["be a whole number from 1 to 65535", "8282"],
  LOG_LEVEL: ["be one of fatal, error, warn, info, debug, trace and silent", "info"],
};

export interface Settings {
  /** Undefined when none is named: the playground then has a file of its own. */
  readonly database: string | undefined;
  readonly language: Language;
  readonly zone: string;
  readonly port: number;
  readonly logLevel: string;
}

/** A setting that cannot be used, in one sentence that says what to do. */
export class WrongSetting extends Error {}

export function readSettings(environment: Environment): Settings {
  return {
    database: read(environment, "DATABASE_URL"),
    language: read(environment, "LANGUAGE") ?? "nl",
    zone: read(environment, "ZONE") ?? "Europe/Amsterdam",
    port: read(environment, "PORT") ?? 8282,
    logLevel: read(environment, "LOG_LEVEL") ?? "info",
  };
}

/** An empty variable is one that is not set. The value is not repeated: it may hold a password. */
function read<Name extends Variable>(
  environment: Environment,
  name: Name,
): z.infer<(typeof variables)[Name]> | undefined {
  const value = environment[name];
  if (value === undefined || value.trim() === "") return undefined;
  const parsed = variables[name].safeParse(value.trim());
  if (parsed.success) return parsed.data as z.infer<(typeof variables)[Name]>;
  const [must, example] = explained[name];
  throw new WrongSetting(`${name} must ${must}, for example ${name}=${example}. Change it and start again.`);
}
