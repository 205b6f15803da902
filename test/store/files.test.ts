import { expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { startChild } from "../support/childProcess.ts";
import { sqlite } from "../support/databases.ts";

const refusal =
  /^Another Buurtbot already uses the database .*test\.db\. Stop it first, or choose another file\.$/;

test("a database file is refused to a second process, until the first one is gone, however it ended", async () => {
  const { url, drop } = await sqlite.fresh();
  const first = startChild("test/support/holdDatabase.ts", url);
  await first.line((line) => line === "open");
  await expect(openStore(url)).rejects.toThrow(refusal);
  await first.kill();
  const store = await openStore(url);
  await expect(openStore(url)).rejects.toThrow(refusal);
  await store.close();
  await (await openStore(url)).close();
  await drop();
});

test("an address that is neither a file nor a server is refused in a sentence", async () => {
  await expect(openStore("mysql://localhost/buurt")).rejects.toThrow(
    'DATABASE_URL must start with file: or postgresql:, not with "mysql".',
  );
});
