import { isPrivate } from "../../chat/place.ts";
import type { Feature } from "../../bot/feature.ts";
import { lifeCard } from "./cards.ts";
import * as commands from "./commands.ts";
import { maySee } from "./rules.ts";
import { loadReminder, loadWaiting, snapshotReminders } from "./store.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const { repeat, remind, unremind, tellReminder } = commands;

export const reminders: Feature = {
  name: "reminders",
  // The repeating one first: "aan het vuil elke maandag" is no "het vuil elke" on Monday.
  commands: [repeat, remind, unremind, tellReminder, commands.reminders],
  snapshot: snapshotReminders,
  words: { nl, en },
  async offers(view) {
    const waiting = await loadWaiting(view);
    return [...((await view.may("remind")) ? ["remind"] : []), ...(waiting.length > 0 ? ["reminders"] : [])];
  },
  async tell(view, number) {
    const reminder = await loadReminder(view, number);
    // What somebody hears alone is told only where they alone read it.
    const inPrivate = view.place !== undefined && isPrivate(view.place);
    return reminder && (reminder.who === "us" || (inPrivate && maySee(reminder, view.member?.id)))
      ? lifeCard(reminder, commands.nextTime(view, reminder))
      : undefined;
  },
};
