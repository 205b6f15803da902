import { defineConfig } from "vitest/config";
import everything from "../vitest.config.ts";

/** The tests without a PostgreSQL server: planting a fault need not wait for one to start. */
export default defineConfig({
  test: { ...everything.test, globalSetup: [], provide: { postgresql: "" }, cache: false },
});
