import { createHmac } from "node:crypto";
import type { Author } from "../../src/chat/inbound.ts";
import { isPhone, plainId } from "./keys.ts";
import type { Identity, Session } from "./library.ts";
import type { Memory } from "./memory.ts";

export interface People {
  /** By which author each of these ids is known; whoever has two ids is one. */
  know(ids: readonly string[]): Promise<(id: string) => string>;
  /** What somebody calls themselves in what they said lately. */
  called(id: string, name: string | undefined): void;
  nameOf(id: string): string | undefined;
}

export interface PeopleParts {
  readonly memory: Memory;
  readonly session: () => Session | undefined;
}

const mostNames = 5000;

/** One person of two ids, one of them a phone number, is the author they were first known by. */
export function makePeople({ memory, session }: PeopleParts): People {
  const names = new Map<string, string>();

  async function learn(unknown: readonly string[]): Promise<void> {
    const identities = await identify(unknown);
    await Promise.all(
      unknown.map((id) =>
        learnOne(
          id,
          identities.find((each) => isOf(each, id)),
        ),
      ),
    );
  }

  /** Where WhatsApp cannot tell now, everybody is who their id says they are. */
  async function identify(ids: readonly string[]): Promise<readonly Identity[]> {
    try {
      return (await session()?.identify(ids)) ?? [];
    } catch {
      return [];
    }
  }

  function learnOne(id: string, identity: Identity = {}): Promise<void> {
    const { lid, phone } = identity;
    const ids = [...new Set([lid, phone, id].flatMap((each) => (each === undefined ? [] : [plainId(each)])))];
    const first = memory.all("person").find((person) => ids.includes(person.id));
    const author = first?.author ?? authorFor(ids.find((each) => !isPhone(each)) ?? id);
    return memory.note(...ids.map((each) => ({ kind: "person", id: each, author }) as const));
  }

  /** A number is nobody's business: where WhatsApp tells no other id, a hash that only this bot can make stands for it. */
  function authorFor(id: string): string {
    if (!isPhone(id)) return id;
    return `phone-${createHmac("sha256", memory.secret).update(id).digest("base64url").slice(0, 22)}`;
  }

  return {
    async know(ids) {
      const unknown = [...new Set(ids.map(plainId))].filter((id) => !memory.find("person", id));
      if (unknown.length > 0) await learn(unknown);
      return (id) => memory.find("person", plainId(id))?.author ?? authorFor(plainId(id));
    },
    called(id, name) {
      const shown = properName(name);
      if (shown === undefined) return;
      names.set(plainId(id), shown);
      const oldest = names.keys().next().value;
      if (names.size > mostNames && oldest !== undefined) names.delete(oldest);
    },
    nameOf: (id) => names.get(plainId(id)),
  };
}

function isOf({ lid, phone }: Identity, id: string): boolean {
  return [lid, phone].some((each) => each !== undefined && plainId(each) === id);
}

/** Who has no name is shown by number, which is not for others to read. */
export function properName(name: string | undefined): Author["name"] {
  const shown = name?.replace(/^~/, "").trim();
  return shown === undefined || shown === "" || /^[\p{P}\p{S}\d\s]+$/u.test(shown) ? undefined : shown;
}
