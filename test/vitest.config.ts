import { defineConfig } from "vitest/config";

/** What measures a platform under load gets the machine for itself, after everything else. */
const alone = "test/adapters/*/{bars,load}.test.ts";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [alone],
          globalSetup: ["test/support/postgresql.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "alone", include: [alone], fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
