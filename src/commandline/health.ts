import { inTime } from "../domain/patience.ts";
import type { Adapter, State } from "../chat/adapter.ts";
import type { Clock } from "../bot/clock.ts";
import { toInstant } from "../bot/clock.ts";
import type { Store } from "../store/store.ts";

export interface Health {
  readonly ok: boolean;
  readonly database: "ok" | "unreachable";
  /** Seconds since the start. */
  readonly uptime: number;
  /** Cards that still have to be sent. */
  readonly waiting: number | null;
  /** When the first sentence of the clock falls due, or should have been said. */
  readonly oldestDue: string | null;
  /** How each platform is doing, where there are any. */
  readonly platforms?: Readonly<Record<string, State>>;
}

/** A due sentence is said within a minute; this long after its time something is wrong. */
const latest = { minutes: 5 };
const patience = 3000;

export async function readHealth(
  store: Store,
  clock: Clock,
  connected: readonly { readonly adapter: Adapter }[] = [],
): Promise<Health> {
  const uptime = Math.round(process.uptime());
  const states = connected.map(({ adapter }): [string, State] => [
    adapter.platform,
    adapter.state?.() ?? "ready",
  ]);
  const platforms = connected.length > 0 ? { platforms: Object.fromEntries(states) } : {};
  const hears = states.every(([, state]) => state === "ready" || state === "starting");
  try {
    const [waiting, due] = await inTime(
      Promise.all([store.client.outgoing.count(), store.client.due.findFirst({ orderBy: { at: "asc" } })]),
      patience,
      "the database does not answer",
    );
    const oldest = due ? toInstant(due.at) : undefined;
    const late = oldest !== undefined && oldest.add(latest).epochMilliseconds < clock.now().epochMilliseconds;
    return {
      ok: !late && hears,
      database: "ok",
      uptime,
      waiting,
      oldestDue: oldest?.toString() ?? null,
      ...platforms,
    };
  } catch {
    return { ok: false, database: "unreachable", uptime, waiting: null, oldestDue: null, ...platforms };
  }
}
