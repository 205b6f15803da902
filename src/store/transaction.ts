import type { Prisma, PrismaClient } from "./generated/sqlite/client.ts";

/** The client of either database: both are generated from the same models and have the same shape. */
export type Client = PrismaClient;

/** One open transaction; what features load from and save to. */
export type Transaction = Prisma.TransactionClient;
