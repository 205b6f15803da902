import { describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { databases } from "./databases.ts";

describe.for(databases)("a fresh $name database", ({ fresh }) => {
  it("has its own tables and nothing of another", async () => {
    const [first, second] = [await fresh(), await fresh()];
    const [store, other] = [await openStore(first.url), await openStore(second.url)];
    await store.client.installation.create({ data: { name: "mark", value: "1" } });
    expect(await other.client.installation.count()).toBe(0);
    await Promise.all([store.close(), other.close()]);
    await Promise.all([first.drop(), second.drop()]);
  });
});
