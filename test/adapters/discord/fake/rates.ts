/** How often something may be asked: so many times in so many milliseconds. */
interface Rate {
  readonly limit: number;
  readonly per: number;
}

export interface Rates {
  /** For each bucket: a kind of request to one channel. */
  readonly bucket: Rate;
  /** All requests of the bot together. */
  readonly global: Rate;
}

/** What Discord's own headers say today. */
export const realRates: Rates = { bucket: { limit: 5, per: 5000 }, global: { limit: 50, per: 1000 } };
export const wideRates: Rates = { bucket: { limit: 1000, per: 1000 }, global: { limit: 1000, per: 1000 } };

interface Window {
  since: number;
  used: number;
}

export interface Taken {
  readonly allowed: boolean;
  readonly isGlobal: boolean;
  /** Seconds. */
  readonly after: number;
  readonly headers: Readonly<Record<string, string>>;
}

export function makeBuckets(rates: () => Rates): { take(bucket: string, counts: boolean): Taken } {
  const windows = new Map<string, Window>();

  function use(name: string, { limit, per }: Rate): { readonly left: number; readonly after: number } {
    const now = performance.now();
    const before = windows.get(name);
    const window = before && now - before.since < per ? before : { since: now, used: 0 };
    windows.set(name, window);
    window.used += 1;
    return { left: limit - window.used, after: (window.since + per - now) / 1000 };
  }

  return {
    take(bucket, counts) {
      const all = counts ? use("all", rates().global) : { left: 1, after: 0 };
      if (all.left < 0) {
        const headers = { "x-ratelimit-global": "true", "x-ratelimit-scope": "global" };
        return { allowed: false, isGlobal: true, after: all.after, headers };
      }
      const { left, after } = use(bucket, rates().bucket);
      const headers = {
        "x-ratelimit-limit": String(rates().bucket.limit),
        "x-ratelimit-remaining": String(Math.max(0, left)),
        "x-ratelimit-reset-after": after.toFixed(3),
        "x-ratelimit-reset": (Date.now() / 1000 + after).toFixed(3),
        "x-ratelimit-bucket": Buffer.from(bucket.replace(/\d{8,}/g, ""))
          .toString("hex")
          .slice(0, 32),
        ...(left < 0 ? { "x-ratelimit-scope": "user" } : {}),
      };
      return { allowed: left >= 0, isGlobal: false, after, headers };
    },
  };
}
