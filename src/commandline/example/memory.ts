import { z } from "zod";
import type { Language } from "../../chat/words/dictionary.ts";
import type { Client } from "../../store/transaction.ts";

/** How far somebody is in the tour, which number its idea got, and on which day its vote closes. */
const tour = z.object({
  done: z.number().int().min(0),
  number: z.number().int().optional(),
  day: z.iso.date().optional(),
});

const shape = z.object({
  /** Counts how often the example began again. */
  round: z.number().int().min(1),
  /** How far the clock is ahead of the real time, in milliseconds. */
  ahead: z.number().min(0),
  tours: z.object({ nl: tour, en: tour }),
});

export type Tour = z.infer<typeof tour>;
type Remembered = z.infer<typeof shape>;

/** What the playground keeps over a restart, beside its neighbourhoods themselves. */
export interface Memory {
  now(): Remembered;
  keep(changed: Partial<Remembered>): Promise<void>;
  keepTour(language: Language, changed: Tour): Promise<void>;
}

export const untouched = { ahead: 0, tours: { nl: { done: 0 }, en: { done: 0 } } } as const;
const name = "playground";

export async function readMemory({ installation }: Client): Promise<Memory> {
  const kept = await installation.findUnique({ where: { name } });
  let remembered = readRemembered(kept?.value) ?? { round: 1, ...untouched };
  const memory: Memory = {
    now: () => remembered,
    async keep(changed) {
      remembered = { ...remembered, ...changed };
      const value = JSON.stringify(remembered);
      await installation.upsert({ where: { name }, create: { name, value }, update: { value } });
    },
    keepTour: (language, changed) => memory.keep({ tours: { ...remembered.tours, [language]: changed } }),
  };
  return memory;
}

function readRemembered(value: string | undefined): Remembered | undefined {
  if (value === undefined) return undefined;
  const parsed = shape.safeParse(JSON.parse(value));
  return parsed.success ? parsed.data : undefined;
}
