import { startChildIn, type Child } from "../../support/childProcess.ts";
import { openPlayed } from "./fake/open.ts";
import type { World } from "./fake/world.ts";

/** The bot as a process of its own, with the real library in a real browser on the pretended WhatsApp. */
export interface Running {
  readonly world: World;
  /** Begins the bot; resolves when it is logged in and hears. */
  start(...given: readonly string[]): Promise<Child>;
  close(): Promise<void>;
}

export async function play({
  now,
  pace = "0/900",
}: { readonly now?: () => number; readonly pace?: string } = {}): Promise<Running> {
  const { world, environment, close } = await openPlayed({ WHATSAPP_PACE: pace }, now);
  return {
    ...{ world, close },
    async start(...given) {
      const child = startChildIn(environment, new URL("child.ts", import.meta.url).pathname, ...given);
      const asked = child.line((line) => line.includes('"needs-login"'));
      void asked.then(
        () => world.scansCode(),
        () => undefined,
      );
      await child.line((line) => line === '{"ready":true}');
      return child;
    },
  };
}
