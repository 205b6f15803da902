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

/** Saves what arrived, once: answers undefined when this id was seen before. After it resolves nothing is lost. */
export async function saveDelivery(
  store: Store,
  secret: string,
  arrived: { id: string; place: string; payload: string; at: Date },
): Promise<Delivery | undefined> {
  const { id, place, payload, at } = arrived;
  const key = createHmac("sha256", secret).update(id).digest("base64url");
  const seed = randomBytes(16).toString("hex");
  try {
    const [, delivery] = await store.client.$transaction([
      store.client.seen.create({ data: { key, at } }),
      store.client.delivery.create({ data: { place, payload, seed, receivedAt: at } }),
    ]);
    return delivery;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return undefined;
    throw error;
  }
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
