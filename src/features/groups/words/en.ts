import { addressed, complete } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";
import type { nl } from "./nl.ts";

export const en: Words<keyof typeof nl.forms, keyof typeof nl.phrases> = {
  forms: {
    start: [complete("start {name} as [a] {as}"), complete("start {name}")],
    welcome: [
      addressed("(welcome|who are you|what are you)"),
      addressed("what do you (read|keep|know) [about me]"),
    ],
  },
  options: { as: { supporter: ["supporter"] } },
  phrases: {
    "welcome-title": "Welcome to {name}",
    welcome:
      "I am Buurtbot, a computer program. I read along and keep only ideas, votes and money.\n" +
      "The group sees that. I keep money and decisions for seven years.",
    "welcome-advice":
      "No messages from me? Send me “stop” in private.\n" + "Decisions are agreements, not legal advice.",
    "welcome-more":
      "Ordinary talk is never stored, not for a moment.\n" +
      "You can write to me in private. The group does not see that.\n" +
      "Whoever runs me can look into what is kept.\n" +
      "An idea begins like this: type “idea:” and then what you want.\n" +
      "Type “!help” to see what you can do.",
    "group-exists": "There is a group here already. Type “!help” to see what you can do.",
    "only-administrator": "Only an administrator of this chat can start a group. Please ask them.",
    "name-too-long": "That name is too long. Choose a name of at most {most} letters.",
    "help-start": "This is how a group begins in a chat.",
    "help-welcome": "This tells what I keep and who sees it.",
  },
};
