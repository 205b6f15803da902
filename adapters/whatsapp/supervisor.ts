import { inTime } from "../../src/domain/patience.ts";
import type { State } from "../../src/chat/adapter.ts";
import type { Connect, Connection, Ending, Login } from "./connection.ts";
import type { Session } from "./library.ts";
import type { Listening, Supervised } from "./supervised.ts";

/** How long is waited for what, in milliseconds. */
export interface Patience {
  /** From the start of a browser, or from being let in, until it is ready. */
  readonly ready: number;
  /** For one answer of the page: one that takes longer hangs. */
  readonly call: number;
  /** Between two looks whether the page answers at all. */
  readonly beat: number;
  /** Without a line to WhatsApp, before a new browser is tried. */
  readonly line: number;
  /** Before the next try, doubled with each that fails. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** The same where another computer took the number: it is not fought for. */
  readonly conflict: number;
  readonly longestConflict: number;
  /** What has worked for so long has not failed. */
  readonly settled: number;
}

export const usualPatience: Patience = {
  ready: 120_000,
  call: 45_000,
  beat: 60_000,
  line: 300_000,
  firstPause: 1000,
  longestPause: 300_000,
  conflict: 60_000,
  longestConflict: 3_600_000,
  settled: 600_000,
};

export interface SupervisorParts {
  readonly connect: Connect;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** Told whenever the state is another one. */
  readonly changed?: (state: State) => void;
  /** Shows the operator what to scan or type. */
  readonly asks?: (login: Login) => void;
  readonly patience?: Partial<Patience>;
}

const late = "WhatsApp's page does not answer";

/** Keeps one connection up: every life is a new browser, and what ends one is waited out, longer each time. */
export function supervise({ connect, log, changed, asks, patience: given }: SupervisorParts): Supervised {
  const patience = { ...usualPatience, ...given };
  let listening: Listening | undefined;
  let connection: Connection | undefined;
  let session: Session | undefined;
  let login: Login | undefined;
  let state: State = "down";
  let timer: NodeJS.Timeout | undefined;
  let beating: NodeJS.Timeout | undefined;
  let settling: NodeJS.Timeout | undefined;
  let failures = 0;
  let life = 0;
  let closing: Promise<void> = Promise.resolve();

  const wait = (milliseconds: number, then: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds);
  };

  function change(to: State): void {
    if (state === to) return;
    state = to;
    changed?.(state);
    log({ event: "state", platform: "whatsapp", state });
  }

  function begin(): void {
    const mine = (life += 1);
    const isMine = (): boolean => mine === life;
    const still =
      <Told extends readonly unknown[]>(tell: (...told: Told) => void) =>
      (...told: Told): void => {
        if (isMine()) tell(...told);
      };
    change("starting");
    const end = still((why: Ending) => ended(why));
    wait(patience.ready, () => end("gone"));
    connection = connect({
      asks: still((asked) => {
        clearTimeout(timer);
        session = undefined;
        login = asked;
        asks?.(asked);
        change("needs-login");
      }),
      admitted: still(() => {
        login = session = undefined;
        change("starting");
        wait(patience.ready, () => end("gone"));
      }),
      ready: still((opened) => {
        clearTimeout(timer);
        login = undefined;
        session = bounded(opened, patience.call, () => end("gone"));
        change("ready");
        watchOver(() => end("gone"));
        void tellReady(session);
      }),
      heard: still((arrived) => listening?.heard(arrived)),
      lineIs: still((isOpen) => {
        if (!session) return;
        clearTimeout(timer);
        if (!isOpen) wait(patience.line, () => end("gone"));
        change(isOpen ? "ready" : "degraded");
      }),
      ended: end,
    });
  }

  /** A page that hangs says nothing: it is asked. */
  function watchOver(hangs: () => void): void {
    clearInterval(beating);
    clearTimeout(settling);
    settling = setTimeout(() => void (failures = 0), patience.settled);
    beating = setInterval(() => {
      const asked = connection?.answers() ?? Promise.resolve();
      void inTime(asked, patience.call, late).catch((error: unknown) => isLate(error) && hangs());
    }, patience.beat);
  }

  async function tellReady(opened: Session): Promise<void> {
    try {
      await listening?.ready(opened);
    } catch (error) {
      log({ event: "failed", at: "ready", error: error instanceof Error ? error.name : "unknown" });
    }
  }

  function ended(why: Ending): void {
    log({ event: "ended", platform: "whatsapp", why });
    quit();
    if (why === "logged-out") {
      change("needs-login");
      void listening?.loggedOut();
      return;
    }
    change("down");
    const { conflict, longestConflict, firstPause, longestPause } = patience;
    const [first, longest] = why === "conflict" ? [conflict, longestConflict] : [firstPause, longestPause];
    const mine = life;
    wait(Math.min(first * 2 ** failures, longest), () => {
      // Two browsers on one profile would break it.
      void closing.then(() => mine === life && listening && begin());
    });
    failures += 1;
  }

  function quit(): void {
    life += 1;
    for (const each of [timer, beating, settling]) clearTimeout(each);
    session = undefined;
    login = undefined;
    const old = connection;
    connection = undefined;
    closing = closing.then(() => old?.close());
  }

  return {
    start(told) {
      if (listening) return;
      listening = told;
      begin();
    },
    async stop() {
      listening = undefined;
      quit();
      change("down");
      await closing;
    },
    state: () => state,
    // What is sent while the line is gone would hang, and be sent again by a page that is started anew.
    session: () => (state === "ready" ? session : undefined),
    login: () => login,
  };
}

/** A session of which no call takes longer; one that hangs is reported. */
function bounded(session: Session, milliseconds: number, hangs: () => void): Session {
  return new Proxy(session, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return async (...given: unknown[]): Promise<unknown> => {
        try {
          return await inTime(Promise.resolve(member.apply(target, given)), milliseconds, late);
        } catch (error) {
          if (isLate(error)) hangs();
          throw error;
        }
      };
    },
  });
}

function isLate(error: unknown): boolean {
  return error instanceof Error && error.message === late;
}
