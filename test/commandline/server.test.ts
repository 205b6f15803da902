import { describe, expect, test } from "vitest";
import { listen, makeServer } from "../../src/commandline/server.ts";

const well = { ok: true, database: "ok", uptime: 1, waiting: 0, oldestDue: null } as const;

describe("the server", () => {
  test("answers 503 when something is wrong", async () => {
    const pages = (): Response => new Response("page");
    const good = makeServer(pages, () => Promise.resolve(well));
    expect((await good.request("/health")).status).toBe(200);
    const bad = makeServer(pages, () => Promise.resolve({ ...well, ok: false, database: "unreachable" }));
    const answer = await bad.request("/health");
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { ...well, ok: false, database: "unreachable" },
    ]);
    expect(await (await good.request("/anything")).text()).toBe("page");
  });

  test("takes the next port when one is in use, and gives it back", async () => {
    const app = makeServer(
      () => new Response("page"),
      () => Promise.resolve(well),
    );
    const first = await listen(app, 18_282);
    const second = await listen(app, first.port);
    expect(second.port).toBeGreaterThan(first.port);
    await Promise.all([first.close(), second.close()]);
    const again = await listen(app, first.port);
    expect(again.port).toBe(first.port);
    await again.close();
  });
});
