import { isRefusal, refuse } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command, says } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { proposalsDecided } from "../proposals/facts.ts";
import { pollCard, reminderCard, resultCard } from "./cards.ts";
import { closePoll, decisionsOf } from "./count.ts";
import type { Poll } from "./rules.ts";
import { loadCounted, loadPoll, loadReasons, loadSilent, saveChange } from "./store.ts";
import { reminderTime, voteSettings, whenAwake, type Agreed } from "./times.ts";

const numbered = { number: args.number };

export const localNow = ({ now, group }: View) => now.toZonedDateTimeISO(group.zone);

export async function readAgreed(view: View): Promise<Agreed> {
  const values = voteSettings.map(async (name) => [name, (await view.setting(name)) ?? ""] as const);
  return Object.fromEntries(await Promise.all(values)) as Agreed;
}

/** What the clock says about a poll: when it closes, and before that to who did not vote. */
export function schedule(work: Work, { number, closesAt }: Poll, agreed: Agreed): void {
  work.later(says(close, { number }), { key: `close/${number}`, at: closesAt });
  const at = reminderTime(localNow(work), closesAt, agreed);
  if (at) work.later(says(remindVoters, { number }), { key: `remind/${number}`, at, expires: closesAt });
}

export function unschedule(work: Work, number: number): void {
  work.cancel(`close/${number}`);
  work.cancel(`remind/${number}`);
}

export const close = command({
  name: "close",
  example: "close 1",
  args: numbered,
  may: "open-poll",
  by: "clock",
  hears: true,
  async run(work, { number }) {
    const poll = closePoll(await loadCounted(work, number), work.now, number);
    if (isRefusal(poll)) return poll;
    await saveChange(work, poll);
    work.record(proposalsDecided.of(decisionsOf(poll)));
    const card = resultCard(poll, await loadReasons(work, poll));
    work.refresh(pollCard(poll));
    work.post(card);
    return card;
  },
});

export const remindVoters = command({
  name: "remind-voters",
  example: "remind-voters 1",
  args: numbered,
  may: "open-poll",
  by: "clock",
  async run(work, { number }) {
    const poll = await loadPoll(work, number);
    if (poll?.state !== "open") return refuse("closed-already", { number });
    // The quiet hours may have been agreed, or the bot may have been away, since this was planned.
    const at = whenAwake(localNow(work), poll.closesAt, await readAgreed(work));
    if (!at?.equals(work.now)) {
      if (at)
        work.later(says(remindVoters, { number }), { key: `remind/${number}`, at, expires: poll.closesAt });
      return undefined;
    }
    const silent = await loadSilent(work, poll);
    if (silent.length > 0) work.announce(reminderCard(poll), { members: silent, until: poll.closesAt });
    return undefined;
  },
});
