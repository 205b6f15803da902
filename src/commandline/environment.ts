import { existsSync } from "node:fs";
import type { Environment } from "../settings.ts";

const environmentFile = ".env";

/** The environment, with what the file .env adds to it. */
export function readEnvironment(): Environment {
  if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
  return process.env;
}
