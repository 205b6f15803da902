import { randomBytes } from "node:crypto";
import { isThrownIn } from "../../src/chat/guard.ts";

const packages = /[\\/]node_modules[\\/](?:discord\.js|@discordjs)[\\/]/;

export function isOfLibrary(error: unknown): boolean {
  return isThrownIn(packages, error);
}

export function reference(): string {
  return randomBytes(4).toString("hex");
}
