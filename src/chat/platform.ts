import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Adapter } from "./adapter.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a platform gets from the program that runs it. */
export interface Surroundings {
  readonly now: () => Temporal.Instant;
  /** Never given what somebody wrote, a name, a number or a token. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** Shows something to whoever sits at the terminal; absent where what is printed would be kept. */
  readonly show?: (text: string) => void;
}

/** A platform that whoever runs the bot can configure. */
export interface Platform {
  /** As places name it. */
  readonly platform: string;
  /** As people name it. */
  readonly title: string;
  /** The variables that configure it: one of them is enough to mean that it should run. */
  readonly configuredBy: readonly string[];
  /** The adapter as the environment sets it, not yet started; or what is wrong with it, a sentence for each variable. */
  connect(environment: Environment, surroundings: Surroundings): Adapter | readonly string[];
}

/**
 * A platform from its settings: an object of variables, each with a message that says what it must be ("must begin
 * with xoxb-, for example …"). An empty variable is one that is not set.
 */
export function definePlatform<Shape extends z.ZodType<object>>(
  platform: Pick<Platform, "platform" | "title" | "configuredBy"> & {
    readonly settings: Shape;
    readonly connect: (settings: z.infer<Shape>, surroundings: Surroundings) => Adapter;
  },
): Platform {
  const { settings, connect, ...named } = platform;
  return {
    ...named,
    connect(environment, surroundings) {
      const set = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
        value === undefined || value.trim() === "" ? [] : [[name, value.trim()]],
      );
      const read = settings.safeParse(Object.fromEntries(set));
      if (read.success) return connect(read.data, surroundings);
      return read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    },
  };
}

/** The first of these variables that is set. */
export function findSet(names: readonly string[], environment: Environment): string | undefined {
  return names.find((name) => (environment[name] ?? "").trim() !== "");
}
