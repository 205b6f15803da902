import { setTimeout as pause } from "node:timers/promises";
import { readPayload } from "../read/payloads.ts";
import { clientOptions, silentLogger, type Bolt, type Receiver, type ReceiverEvent } from "./bolt.ts";
import type { Hearing } from "./library.ts";

/** Slack gives up after three seconds; so long we wait for what arrived to be saved. */
const longestSaving = 2500;

/** The library's app, which tells Slack "heard" only when what it heard is saved: by itself the library does so before. */
export function makeApp(bolt: Bolt, apiUrl: string, hearing: Hearing, receiver: Receiver): void {
  const { team, user, bot, token, take, failed } = hearing;

  class SavingApp extends bolt.App {
    override async processEvent(event: ReceiverEvent): Promise<void> {
      // The library trips over bodies of other shapes, so it only sees what the bot looks at.
      const body = readPayload(event.body);
      if (!body) return event.ack();
      let answer: unknown;
      const ack = (held?: unknown): Promise<void> => {
        answer = held;
        return Promise.resolve();
      };
      const saved = super.processEvent({ ...event, body, ack });
      const isSaved = await Promise.race([
        saved.then(() => true),
        pause(longestSaving, false, { ref: false }),
      ]);
      if (!isSaved) saved.catch(failed);
      await event.ack(answer);
    }
  }

  const app = new SavingApp({
    ...{
      receiver,
      logger: silentLogger(bolt),
      clientOptions: clientOptions(bolt, apiUrl),
      convoStore: false,
    },
    // The token was tried before; the library would try it where nobody catches the failure.
    authorize: () =>
      Promise.resolve({
        ...{ botToken: token, teamId: team, botUserId: user },
        ...(bot === undefined ? {} : { botId: bot }),
      }),
  });
  app.error((error) => Promise.reject(error));
  app.use(async (args) => {
    const payload = readPayload(args.body);
    const answer = payload && (await take(payload));
    if ("ack" in args) await (args.ack as ((answer?: unknown) => Promise<void>) | undefined)?.(answer);
  });
}
