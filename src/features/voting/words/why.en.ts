import { addressed } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";
import type { whyWords as nl } from "./why.nl.ts";

/** How a decision is explained. */
export const whyWords: Words<keyof typeof nl.forms, keyof typeof nl.phrases> = {
  forms: {
    why: [
      addressed("why [(is|was)] [(decision|vote|poll|round|budget round|idea|proposal|plan)] {number}"),
      addressed(
        "why (is|was) [(decision|vote|poll|round|budget round|idea|proposal|plan)] {number} (accepted|rejected|chosen)",
      ),
      addressed("explain [(decision|vote|poll|round|budget round|idea|proposal|plan)] {number}"),
    ],
    "whole-why": [
      addressed("everything about [(decision|vote|poll|round|budget round|idea|proposal|plan)] {number}"),
    ],
  },
  phrases: {
    "why-label": "Why",
    "why-title": "Why {number} ({title}): {outcome}",
    "why-undecided": "There is no decision on {number} yet: {title}",
    "why-cancelled": "Vote {number} was cancelled: {title}",
    "why-not-voted": "Nobody voted on {number} yet: {title}",
    "why-open-first": "First the board opens a vote, with “{sentence}”.",
    "why-so-far": "So far {tally}.",
    "why-turnout": "{cast} of {entitled, plural, one {# neighbour} other {# neighbours}} voted.",
    "why-turnout-enough": "{cast} of {entitled} neighbours voted. {least} were needed: reached.",
    "why-turnout-few": "{cast} of {entitled} neighbours voted. {least} were needed: not reached.",
    "why-turnout-needed": "{cast} of {entitled} neighbours voted. {least} are needed.",
    "because-no-votes": "Nobody voted: {outcome}.",
    "because-all-abstained": "Nobody said yes or no: {outcome}.",
    "because-quorum-missed": "{tally}. Too few neighbours voted: {outcome}.",
    "because-more-yes": "{tally}. More yes than no: {outcome}.",
    "because-more-no": "{tally}. Not more yes than no: {outcome}.",
    "because-share": "{tally}. Needed was {threshold}, so {needed} of the {of}: {outcome}.",
    "because-tied": "{tally}. It is a tie, and that is not enough: {outcome}.",
    "because-most-votes": "{tally}. Most votes win: {outcome}.",
    "why-rule": "Agreed at the opening: {rule}",
    "why-opened": "Opened {openedAt} by {member}.",
    "why-closed": "Closed {endedAt}.",
    "why-stopped": "Stopped {endedAt}.",
    "why-money": "Amount decided {decided}: still promised {reserved}, spent {spent}.",
    "rows-title": "This was written down about it:",
    row: "Row {row}, {at}, {member}: “{what}”",
    "row-clock": "Row {row}, {at}: {what}",
    "row-close": "the vote closed by itself",
    "row-reminded": "who had not voted got a message",
    "row-other": "this happened by itself",
    "rows-votes":
      "{count, plural, one {Row {first} is about a vote} other {# rows are about votes, from {first} to {last}}}. Without names.",
    "rows-support":
      "{count, plural, one {Row {first} is about support} other {# rows are about support, from {first} to {last}}}.",
    "rows-check":
      "Check it yourself? Who runs the bot counts everything again with “npm run verify”. The last row is {row}, with code {code}.",
    "unknown-decision": "I know no vote on {number}. Type “!decisions” to see what was decided.",
    "help-why": "This tells why something was decided.",
    "help-whole-why": "This shows you everything about a decision, for yourself.",
  },
};
