import { ago, type Line } from "./story.ts";

/** How the board got a chat of its own, where there is room for one: with a code from the group's chat. */
export const boardStory: readonly Line[] = [
  { when: ago(1, "19:00"), who: "ana", says: { nl: "!koppel", en: "!link" } },
  { when: ago(1, "19:01"), who: "ana", in: "board", says: { nl: "koppel {code}", en: "link {code}" } },
  {
    when: ago(1, "19:04"),
    who: "ben",
    in: "board",
    says: {
      nl: "Fijn, een chat voor ons tweeën. Zullen we zaterdag het kasboek nalopen?",
      en: "Good, a chat for the two of us. Shall we go over the cash book on Saturday?",
    },
  },
  {
    when: ago(1, "19:06"),
    who: "ana",
    in: "board",
    says: { nl: "hoeveel is er nog?", en: "how much is left?" },
  },
];
