import { afterEach, beforeEach, expect, test } from "vitest";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import { openGroup, type TestGroup } from "../support/group.ts";

let database: FreshDatabase;
let group: TestGroup;
/** What the button says that answers "did you mean support 1?", which Dina was asked. */
let button: string;

beforeEach(async () => {
  database = await sqlite.fresh();
  group = await openGroup(database.url);
  await group.says("ana", "start De Poort");
  await group.says("cem", "idee: bankje, 250 euro");
  await group.says("dina", "!stuen 1");
  const { id } = await group.store.client.draft.findFirstOrThrow({ where: { sentence: "support 1" } });
  button = `say ${id}`;
});

afterEach(async () => {
  await group.close();
  await database.drop();
});

const supporters = () => group.store.client.support.count();

test("only who was asked says the answer, and once", async () => {
  await group.presses("eva", button);
  expect(await supporters()).toBe(0);
  await group.presses("dina", button);
  expect(await supporters()).toBe(1);
  await group.presses("dina", button);
  expect(group.executed.at(-1)).toMatchObject({ says: button, refused: true });
});

test("after a day the answer is gone", async () => {
  await group.pass({ hours: 23 });
  expect(await group.store.client.draft.count()).toBeGreaterThan(0);
  // Questions nobody answered are swept out at a tick: this one comes before the next.
  await group.store.client.draft.updateMany({
    data: { expires: new Date(group.engine.clock.now().epochMilliseconds - 1) },
  });
  await group.presses("dina", button);
  expect(group.executed.at(-1)).toMatchObject({ says: button, refused: true });
  expect(await supporters()).toBe(0);
});
