import type { Feature } from "../bot/feature.ts";
import { agreements } from "./agreements/index.ts";
import { budget } from "./budget/index.ts";
import { chats } from "./chats/index.ts";
import { groups } from "./groups/index.ts";
import { meetings } from "./meetings/index.ts";
import { members } from "./members/index.ts";
import { people } from "./people/index.ts";
import { proposals } from "./proposals/index.ts";
import { reminders } from "./reminders/index.ts";
import { voting } from "./voting/index.ts";

/** Everything the bot is for. The order is that in which features hear of facts and add to an answer. */
export const features: readonly Feature[] = [
  groups,
  members,
  chats,
  people,
  proposals,
  voting,
  budget,
  meetings,
  reminders,
  agreements,
];
