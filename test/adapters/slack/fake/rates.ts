/** How many calls of a method a minute: https://docs.slack.dev/apis/web-api/rate-limits */
const perMinute: Readonly<Record<string, number>> = {
  "conversations.open": 50,
  "conversations.info": 50,
  "conversations.history": 50,
  "conversations.members": 100,
  "reactions.add": 50,
  "reactions.remove": 20,
  "users.info": 100,
  "chat.postEphemeral": 100,
  "views.open": 100,
  "views.update": 100,
  "views.publish": 100,
  "apps.connections.open": 20,
};

const minute = 60_000;
/** One message a second in each conversation, and one change, measured as a network measures. */
const apart = 950;

export interface Rates {
  /** Seconds to wait, or undefined where the call may go on. */
  readonly tooFast: (method: string, channel: string | undefined) => number | undefined;
}

export function makeRates(enforced: () => boolean): Rates {
  const calls = new Map<string, number[]>();
  const last = new Map<string, number>();
  return {
    tooFast(method, channel) {
      if (!enforced()) return undefined;
      const now = performance.now();
      if (method === "chat.postMessage" || method === "chat.update") {
        const line = `${method} ${channel ?? ""}`;
        const before = last.get(line);
        if (before !== undefined && now - before < apart) return 1;
        last.set(line, now);
        return undefined;
      }
      const most = perMinute[method];
      if (most === undefined) return undefined;
      const recent = (calls.get(method) ?? []).filter((at) => now - at < minute);
      if (recent.length >= most) return Math.ceil((minute - (now - (recent[0] ?? now))) / 1000);
      calls.set(method, [...recent, now]);
      return undefined;
    },
  };
}
