import { describe, expect, test } from "vitest";
import { startChildIn, type Child } from "../../support/childProcess.ts";
import { sqlite } from "../../support/databases.ts";
import { journalOfScript, plainJournal, readFirstConversation } from "../../support/firstConversation.ts";
import { startSlack, type FakeSlack } from "./fake/slack.ts";
import type { Told } from "./fake/deliver.ts";
import type { Post, Room } from "./fake/state.ts";
import { environmentFor, findButton, freePort, neighbours, userOf, ways, type Way } from "./stage.ts";

interface Line {
  readonly at?: string;
  readonly from?: string;
  readonly platform?: string;
  readonly says?: string;
  readonly presses?: string;
  readonly reacts?: string;
  readonly about?: string;
}

const said = readFirstConversation() as Line[];
const linking = [
  { from: "ana", says: "!koppel chat" },
  { from: "ana", platform: "second", says: "koppel {code:ana}" },
];
/** A second chat on another platform joins the group by a code. */
const lines: readonly Line[] = [...said.slice(0, 4), ...linking, ...said.slice(4)];

interface Spoken {
  readonly journal: string;
  readonly slack: FakeSlack;
  readonly group: Room;
  readonly second: readonly string[];
}

async function speakThroughSlack(way: Way): Promise<Spoken> {
  const slack = await startSlack();
  const database = await sqlite.fresh();
  const port = await freePort();
  const group = slack.addRoom("C0BUURT", "public", [slack.state.botUser]);
  for (const name of neighbours) {
    slack.addPerson(userOf(name), name);
    group.members.add(userOf(name));
  }
  const child = startChildIn(
    environmentFor(slack, way, port),
    new URL("child.ts", import.meta.url).pathname,
    database.url,
  );
  try {
    await child.line((line) => line === '{"ready":true}');
    if (way === "http") slack.tellHttp(`http://127.0.0.1:${port}/slack/events`);
    for (const [index, line] of lines.entries()) await speak(slack, group, child, line, index + 1);
    const second = child.lines.flatMap((line) => {
      const { second: message } = JSON.parse(line) as { second?: { text: string } };
      return message ? [message.text] : [];
    });
    return { journal: await plainJournal(database.url), slack, group, second };
  } finally {
    await child.kill();
    await slack.close();
    await database.drop();
  }
}

async function speak(slack: FakeSlack, group: Room, child: Child, line: Line, number: number): Promise<void> {
  const { payloads, state } = slack;
  const user = userOf(line.from ?? "");
  const { at, says, reacts } = line;
  if (at !== undefined) {
    const moment = Date.parse(at);
    state.now = () => moment;
    child.tell(JSON.stringify({ number, at }));
  } else if (line.platform === "second") {
    const code = /\b[A-Z0-9]{6}\b/.exec(slack.seenBy(user, slack.direct(user)).at(-1)?.text ?? "")?.[0] ?? "";
    child.tell(JSON.stringify({ number, line: { ...line, in: "group", says: `koppel ${code}` } }));
  } else {
    const told = tellOf();
    expect(await slack.insist(told), JSON.stringify(line)).toMatchObject({ ok: true });
    child.tell(JSON.stringify({ number }));
  }
  await child.line((printed) => printed === `{"done":${number}}`);

  function tellOf(): Told {
    if (says !== undefined) return payloads.message(group, slack.write(user, group, says));
    if (reacts !== undefined) {
      const { channel, ts } = newestAbout(slack.seenBy(user, group), "vote 1");
      const item = { type: "message", channel, ts };
      const about = { user, reaction: "+1", item, item_user: state.botUser, event_ts: state.stamp() };
      return payloads.event({ type: "reaction_added", ...about });
    }
    const found = findButton(slack.seenBy(user, group), line.presses ?? "");
    if (!found) throw new Error(`${user} sees no button ${String(line.presses)}`);
    return payloads.press(user, found.post, found.action);
  }
}

/** The newest message with a button that says something beginning so. */
function newestAbout(posts: readonly Post[], says: string): Post {
  const found = [...posts]
    .reverse()
    .find(({ blocks }) => JSON.stringify(blocks).includes(`"value":"${says}`));
  if (!found) throw new Error(`no message offers ${says}`);
  return found;
}

describe("the first conversation, with a second chat elsewhere", () => {
  const script = journalOfScript(lines);

  test.concurrent.each(ways)(
    "is the same over %s, byte for byte",
    async (way) => {
      const { journal, slack, group, second } = await speakThroughSlack(way);
      expect(journal).toBe(await script);
      expect(journal.split("\n").length).toBeGreaterThan(20);
      const said = slack.seenBy(userOf("Ana"), group).map(({ text }) => text.replaceAll("\u00A0", " "));
      expect(said.join("\n")).toContain("Herinnering: de buurtschouw");
      expect(second.join("\n").replaceAll("\u00A0", " ")).toContain("Herinnering: de buurtschouw");
      expect(slack.calls.filter(({ answer }) => answer["ok"] !== true)).toEqual([]);
    },
    80_000,
  );
});
