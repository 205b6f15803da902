import { createHmac, randomBytes } from "node:crypto";
import { Prisma } from "./generated/sqlite/client.ts";
import type { Store } from "./store.ts";
import type { Client, Transaction } from "./transaction.ts";

export interface Delivery {
  readonly order: number;
  readonly place: string;
  readonly payload: string;
  readonly seed: string;
}

/** The secret that keys this installation's hashes, drawn at its first start. */
export async function readSecret(client: Transaction): Promise<string> {
  const name = "secret";
  const found = await client.installation.findUnique({ where: { name } });
  if (found) return found.value;
  const value = randomBytes(32).toString("hex");
  return (await client.installation.upsert({ where: { name }, create: { name, value }, update: {} })).value;
}

export interface Arrived {
  readonly id: string;
  readonly place: string;
  readonly payload: string;
  readonly at: Date;
}

/**
 * Saves what arrived, each id once: undefined for one that was seen before. After it resolves nothing is lost. What
 * arrives together is brought to the disk together.
 */
export async function saveDeliveries(
  store: Store,
  secret: string,
  arrived: readonly Arrived[],
): Promise<readonly (Delivery | undefined)[]> {
  const keyed = arrived.map((each) => ({
    ...each,
    key: createHmac("sha256", secret).update(each.id).digest("base64url"),
  }));
  return store.client.$transaction(async (tx) => {
    const fresh = await takeKeys(tx, keyed);
    const isNew = keyed.map(({ key }) => fresh.delete(key));
    const rows = keyed.filter((_, index) => isNew[index]);
    const saved = await tx.delivery.createManyAndReturn({
      data: rows.map(({ place, payload, at }) => ({
        ...{ place, payload, seed: randomBytes(16).toString("hex"), receivedAt: at },
      })),
    });
    const inOrder = saved.sort((a, b) => a.order - b.order).values();
    return isNew.map((is) => (is ? inOrder.next().value : undefined));
  });
}

/** Which of these keys were not there before. */
async function takeKeys(
  tx: Transaction,
  keyed: readonly { readonly key: string; readonly at: Date }[],
): Promise<Set<string>> {
  const rows = keyed.map(({ key, at }) => Prisma.sql`(${key}, ${at})`);
  const taken = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO "Seen" ("key", "at") VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING RETURNING "key"`;
  return new Set(taken.map(({ key }) => key));
}

/** Takes a delivery out, in the transaction that handles it; false when somebody else did. */
export async function takeDelivery(transaction: Transaction, order: number): Promise<boolean> {
  return (await transaction.delivery.deleteMany({ where: { order } })).count === 1;
}

const mostAttempts = 3;

/** Counts a failed handling; the third parks the delivery. Answers whether it is parked now. */
export async function countFailure(client: Client, order: number): Promise<boolean> {
  const { attempts } = await client.delivery.update({
    where: { order },
    data: { attempts: { increment: 1 } },
  });
  if (attempts < mostAttempts) return false;
  await client.delivery.update({ where: { order }, data: { parked: true } });
  return true;
}

export async function waitingDeliveries(client: Client): Promise<readonly Delivery[]> {
  return client.delivery.findMany({ where: { parked: false }, orderBy: { order: "asc" } });
}
