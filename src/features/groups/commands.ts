import { isRefusal } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command, readingCommand } from "../../bot/feature.ts";
import { explanationCard, welcomeCard } from "./cards.ts";
import { groupStarted } from "./facts.ts";
import { decideStart, soundsLikeName } from "./rules.ts";
import { saveName } from "./store.ts";

export const start = command({
  name: "start",
  example: 'start "Heart of our street"',
  args: { name: args.text, as: args.optional(args.oneOf("supporter")) },
  may: "read",
  founds: ({ name }) => soundsLikeName(name),
  // Where a group lives, "start de auto" is talk.
  meant: () => Promise.resolve(false),
  async run(work, { name, as }) {
    const { group, member } = work;
    const named = decideStart({ name, taken: group.name !== "", administrator: work.author?.administrator });
    if (isRefusal(named)) return named;
    await saveName(work, named);
    if (member) work.record(groupStarted.of({ memberId: member.id, as: as ?? "chair" }));
    return welcomeCard(named);
  },
});

export const welcome = readingCommand({
  name: "welcome",
  example: "welcome",
  args: {},
  may: "read",
  run: (view) => Promise.resolve(explanationCard(view.group.name)),
});
