import type { z } from "zod";
import { Undeliverable } from "../../src/chat/adapter.ts";
import type { Upload } from "./write.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Asking {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly uploads?: readonly Upload[];
}

/** Discord's web interface. Throws `Refused` for what it does not accept, another error where it cannot be reached. */
export interface Api {
  call(method: Method, path: string, asking?: Asking): Promise<unknown>;
  /** The answers to calls: they need no token and do not count for the limit of all other requests together. */
  answer(method: Method, path: string, asking?: Asking): Promise<unknown>;
}

/** Discord does not accept a request. Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export class Refused extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const unknownMessage = 10_008;
export const unknownInteraction = 10_062;
export const unknownWebhook = 10_015;
export const alreadyAnswered = 40_060;
const opensTooFast = 40_003;
export const notAllowed = 50_001;
export const closedToUs = 50_007;
export const cannotEdit = 50_005;
export const notPermitted = 50_013;
export const tokenGone = 50_027;

/** What Discord answers, of this shape; another shape is an error. */
export async function ask<Shape extends z.ZodType>(
  shape: Shape,
  asked: Promise<unknown>,
): Promise<z.infer<Shape>> {
  return shape.parse(await asked);
}

/** A refusal as the outbox knows it: for good, unless it is about our token, our pace or Discord itself. */
export function asDelivery(error: unknown): unknown {
  if (!(error instanceof Refused) || error.code === opensTooFast) return error;
  const isForGood = error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);
  return isForGood ? new Undeliverable(`Discord refuses it: ${error.code} ${error.message}`) : error;
}
