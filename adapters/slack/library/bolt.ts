import type * as everything from "@slack/bolt";

/** What of Slack's own library is used, loaded only where Slack is configured. */
export type Bolt = Pick<
  typeof everything,
  "App" | "HTTPReceiver" | "SocketModeReceiver" | "LogLevel" | "webApi"
>;
export type ReceiverEvent = Parameters<everything.App["processEvent"]>[0];
export type Receiver = everything.HTTPReceiver | everything.SocketModeReceiver;
export type SocketClient = everything.SocketModeReceiver["client"];

/** What goes wrong in the library is told by us, without anything that somebody wrote. */
export function silentLogger({ LogLevel }: Bolt): everything.Logger {
  const nothing = (): void => undefined;
  const level = { setLevel: nothing, setName: nothing, getLevel: () => LogLevel.ERROR };
  return { debug: nothing, info: nothing, warn: nothing, error: nothing, ...level };
}

const longestCall = 10_000;

/** Waiting and trying again is the outbox's: it remembers over a restart. */
export function clientOptions(bolt: Bolt, slackApiUrl: string): everything.webApi.WebClientOptions {
  const logger = silentLogger(bolt);
  return {
    slackApiUrl,
    logger,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: longestCall,
  };
}
