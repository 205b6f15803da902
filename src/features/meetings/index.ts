import type { Feature } from "../../bot/feature.ts";
import { meetingCard, overviewOf } from "./cards.ts";
import * as commands from "./commands.ts";
import { answerOf } from "./rules.ts";
import { loadMeeting, loadMeetingsAhead, snapshotMeetings } from "./store.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const { meeting, attend, point, unpoint, move, callOff, remindMeeting, agenda } = commands;

export const meetings: Feature = {
  name: "meetings",
  commands: [meeting, attend, point, unpoint, move, callOff, remindMeeting, agenda, commands.meetings],
  snapshot: snapshotMeetings,
  words: { nl, en },
  async offers(view) {
    const ahead = await loadMeetingsAhead(view);
    const mine = view.member?.id ?? "";
    const unanswered = ahead.find((each) => answerOf(each, mine) === "unsure");
    const mayAttend = await view.may("attend");
    return [
      ...(unanswered && mayAttend ? [`attend ${unanswered.number} yes`] : []),
      ...(ahead.length > 0 ? ["meetings"] : []),
      ...((await view.may("call-meeting")) ? ["meeting"] : []),
    ];
  },
  async overview(view) {
    const [next] = await loadMeetingsAhead(view);
    return next && overviewOf(next, answerOf(next, view.member?.id ?? ""));
  },
  async tell(view, number) {
    const found = await loadMeeting(view, number);
    return found && meetingCard(found, view);
  },
};
