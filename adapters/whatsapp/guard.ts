import { randomBytes } from "node:crypto";
import { isThrownIn } from "../../src/chat/guard.ts";

const packages = /[\\/]node_modules[\\/](?:whatsapp-web\.js|puppeteer|puppeteer-core|@puppeteer)[\\/]/;

/** The library also throws bare words, such as "auth timeout", from listeners that nobody can reach. */
export function isOfLibrary(error: unknown): boolean {
  return typeof error === "string" || isThrownIn(packages, error);
}

export function reference(): string {
  return randomBytes(4).toString("hex");
}
