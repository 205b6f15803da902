import { Temporal } from "temporal-polyfill";
import type { Inbound } from "../../src/chat/inbound.ts";
import { openGroup } from "./group.ts";

const voters = Array.from({ length: 10 }, (_, index) => `voter${index}`);
const beginning = Temporal.Instant.from("2026-03-02T18:00:00Z");

export const inFlight = 4;

/** The group in which the feed is said: with a treasurer, and an open question on number 1. */
export async function prepareGroup(url: string): Promise<void> {
  const group = await openGroup(url);
  await group.says("ana", "start Hart voor de buurt");
  for (const resident of ["ben", ...voters]) await group.says(resident, "hallo allemaal");
  await group.says("ana", "ben is penningmeester");
  await group.presses("ana", 'question "Welke dag?" "zaterdag of zondag" until:2026-12-01T20:00:00');
  await group.close();
}

/** One of endlessly many sentences: each changes something that can be told apart from all others, or is a vote. */
export function feedSentence(index: number): Inbound {
  const [from, text] = said(index);
  return {
    ...{ id: `feed${index}`, at: feedTime(index), how: "pressed", addressed: false, text },
    ...{ place: { platform: "test", channel: "group" }, author: { id: from, name: from } },
  };
}

export function feedTime(index: number): Temporal.Instant {
  return beginning.add({ seconds: 60 + index * 4 });
}

export type FeedKind = "received" | "paid" | "vote" | "idea";

export function feedKind(index: number): FeedKind {
  return (["received", "paid", "vote", "idea"] as const)[index % 4] ?? "vote";
}

/** The cents or the words by which a sentence of the feed is known. */
export function feedMark(index: number): string {
  const kind = feedKind(index);
  if (kind === "received") return String(1_000_000 + index);
  return kind === "paid" ? String(1 + index) : `plan nummer ${index}`;
}

function said(index: number): [from: string, text: string] {
  const mark = feedMark(index);
  switch (feedKind(index)) {
    case "received":
      return ["ben", `received ${mark} from:"gemeente"`];
    case "paid":
      return ["ben", `paid ${mark} to:"drukker"`];
    case "vote":
      return [voters[index % voters.length] ?? "", `vote 1 ${1 + (index % 3 === 0 ? 0 : 1)}`];
    case "idea":
      return [voters[index % voters.length] ?? "", `idea "${mark}"`];
  }
}
