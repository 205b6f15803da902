import { describe, expect, test } from "vitest";
import type { Child } from "../../support/childProcess.ts";
import { sqlite } from "../../support/databases.ts";
import { journalOfScript, plainJournal, readFirstConversation } from "../../support/firstConversation.ts";
import { noBrowser } from "../web/browser.ts";
import { browser } from "./fake/open.ts";
import type { Group, Neighbour, Standing } from "./fake/world.ts";
import { play, type Running } from "./played.ts";

interface Line {
  readonly at?: string;
  readonly from?: string;
  readonly says?: string;
  readonly presses?: string;
  readonly reacts?: string;
}

const lines = readFirstConversation() as Line[];
const names = ["Ana", "Ben", "Cem", "Dina", "Eva"];

interface Stage extends Running {
  readonly child: Child;
  readonly group: Group;
  readonly people: ReadonlyMap<string, Neighbour>;
}

/** Each line as people on WhatsApp do it: pressed is quoted, and the second "ja" of Eva is tapped in the poll. */
async function speak(stage: Stage, line: Line, number: number): Promise<void> {
  const { world, child, group, people } = stage;
  const heard = child.lines.filter((printed) => printed.startsWith('{"heard"')).length;
  if (line.at === undefined) {
    const who = people.get(line.from ?? "");
    if (!who) throw new Error(`nobody is called ${String(line.from)}`);
    await act(stage, who, line);
    await child.line((printed) => printed === `{"heard":${heard + 1}}`);
  }
  child.tell(JSON.stringify({ number, ...(line.at === undefined ? {} : { at: line.at }) }));
  await child.line((printed) => printed === `{"done":${number}}`);
  expect(world.broken).toEqual([]);
  expect(world.saidIn(group.id)).not.toEqual([]);
}

async function act({ world, group }: Stage, who: Neighbour, { says, presses, reacts }: Line): Promise<void> {
  const polls = (): readonly Standing[] => world.saidIn(group.id).filter(({ poll }) => poll);
  const card = world.saidIn(group.id).findLast(({ text }) => text.startsWith("*Stemming 1: "));
  if (presses !== undefined) world.says(group, who, presses, { quoting: card?.id ?? "" });
  else if (reacts !== undefined) world.reacts(card?.id ?? "", who, reacts);
  else if (who.name === "Eva" && says === "ja 1") {
    await expect.poll(() => polls().length, { timeout: 10_000 }).toBe(1);
    world.votes(polls()[0]?.id ?? "", who, ["Ja"]);
  } else world.says(group, who, says ?? "");
}

async function openStage(
  moment: () => number,
  began: string,
): Promise<Stage & { readonly url: string; end(): Promise<void> }> {
  const played = await play({ now: moment });
  const database = await sqlite.fresh();
  const people = new Map(
    names.map((name, index) => [name.toLowerCase(), played.world.comes(name, index + 1)]),
  );
  // Lists of people mix lids and numbers.
  const listed = [...people.values()].map(({ lid, phone }, index) => ({
    id: index % 2 === 0 ? lid : phone,
    isAdministrator: index === 0,
  }));
  const group = played.world.begins("Hart voor de K-buurt", listed);
  const child = await played.start(database.url, began);
  return {
    ...{ ...played, child, group, people, url: database.url },
    async end() {
      await database.drop();
      await played.close();
    },
  };
}

describe.skipIf(browser === undefined)(browser === undefined ? noBrowser : "over WhatsApp", () => {
  test("the first conversation gives the same journal, byte for byte", { timeout: 60_000 }, async () => {
    const script = journalOfScript(lines);
    const [first, ...others] = lines;
    let moment = Date.parse(first?.at ?? "");
    const stage = await openStage(() => moment, first?.at ?? "");
    const { world, group, child, url } = stage;
    try {
      for (const [index, line] of others.entries()) {
        if (line.at !== undefined) moment = Date.parse(line.at);
        await speak(stage, line, index + 1);
      }
      expect(await plainJournal(url)).toBe(await script);
      const said = world.saidIn(group.id);
      const text = said.map((each) => each.text.replaceAll("\u00A0", " ")).join("\n");
      expect(text).toContain("Herinnering: de buurtschouw");
      expect(text).not.toMatch(/\+?3160000/);
      expect(said.filter(({ event }) => event)).toHaveLength(1);
      expect(said.filter(({ isPinned }) => isPinned)).toEqual([]);
      expect(world.refused).toEqual([]);
    } finally {
      await child.kill();
      await stage.end();
    }
  });

  test(
    "a bot that is killed at the moment its poll goes out loses no vote in it",
    { timeout: 60_000 },
    async () => {
      const stage = await openStage(() => Date.now(), "+0");
      const { world, group, people, url } = stage;
      const [ana, ben] = [people.get("ana"), people.get("ben")];
      let { child } = stage;
      if (!ana || !ben) throw new Error("there is nobody");
      const polls = () => world.saidIn(group.id).filter(({ poll }) => poll);
      const said = () =>
        world
          .saidIn(group.id)
          .map(({ text }) => text)
          .join("\n");
      try {
        let killing: Promise<void> | undefined;
        world.on("sent", () => {
          if (polls().length > 0) killing ??= child.kill();
        });
        world.says(group, ana, "start De Poort");
        await expect.poll(said, { timeout: 10_000 }).toContain("Welkom");
        world.says(group, ben, "idee: bankje, 250 euro");
        await expect.poll(said, { timeout: 10_000 }).toContain("Idee 1");
        const until = new Date(Date.now() + 72 * 3600 * 1000).toISOString().slice(0, 10);
        world.says(group, ana, `!stemming 1 tot ${until} 20:00`);
        await expect.poll(() => killing !== undefined, { timeout: 10_000 }).toBe(true);
        await killing;
        world.votes(polls()[0]?.id ?? "", ben, ["Ja"]);
        world.says(group, ana, "nee 1");
        // What was on its way is taken up again when its lease of a minute is over.
        child = await stage.start(url, "+61");
        await child.line((line) => line === '{"did":"vote 1 yes"}');
        await child.line((line) => line === '{"did":"vote 1 no"}');
        await expect.poll(said, { timeout: 10_000 }).toContain("1 ja, 1 nee");
        expect(polls()).toHaveLength(1);
        expect(said().match(/Stemming 1: bankje\*/g)).toHaveLength(1);
      } finally {
        await child.kill();
        await stage.end();
      }
    },
  );
});
