import { addressed, complete, gist } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";
import type { nl } from "./nl.ts";

export const en: Words<keyof typeof nl.forms, keyof typeof nl.phrases> = {
  forms: {
    role: [
      complete("{member} is [(the|our)] {role}"),
      addressed("{member} (becomes|is now) [(the|our)] {role}"),
      addressed("make {member} [(the|our)] {role}"),
      addressed("{member} am [(the|our)] {role}"),
      gist("{member} {role}"),
    ],
    unrole: [
      addressed("{member} is (no longer|not) [(the|our|a)] {role} [(any more|anymore)]"),
      gist("(no longer|not|stops|stopped|quits|remove) {member} {role}"),
    ],
    leave: [addressed("(i leave|leave the group|i am leaving)")],
    members: [
      addressed("(members|who is who|who does what|who is on the board)"),
      addressed("who is [(the|our)] (chair|treasurer|secretary)"),
      gist("who (money|boss|manages|charge)"),
      gist("(who|which) (chair|treasurer|secretary|board|members|auditor)"),
    ],
    stop: [addressed("stop"), addressed("stop (messages|sending messages|sending me messages)")],
    resume: [addressed("(resume|go on|send messages again)")],
  },
  options: {
    role: {
      chair: ["chair", "chairman", "chairwoman"],
      secretary: ["secretary"],
      treasurer: ["treasurer"],
      board: ["board member", "on the board"],
      audit: ["on the audit committee", "audit committee", "auditor"],
      supporter: ["supporter"],
    },
  },
  phrases: {
    "role-chair": "chair",
    "role-secretary": "secretary",
    "role-treasurer": "treasurer",
    "role-board": "board member",
    "role-audit": "on the audit committee",
    "role-supporter": "supporter",
    "can-chair": "The chair opens votes and gives people their roles.",
    "can-secretary": "The secretary opens votes and calls meetings.",
    "can-treasurer": "The treasurer books the money.",
    "can-board": "The board opens votes and gives people their roles.",
    "can-audit": "The audit committee reads everything about money and changes nothing.",
    "can-supporter": "A supporter helps and looks on, but does not vote.",
    "role-given": "{member} is now {role}",
    "role-taken": "{member} is no longer {role}. Thank you for your work!",
    "role-over": "There is no {role} now",
    "acting-chair": "{member} is chair for now.",
    "who-is-chair": "{member} helps. Who is chair? Type “Ana is chair”.",
    "members-title": "{count, plural, one {# neighbour takes part} other {# neighbours take part}}",
    "member-line": "{member}: {roles}",
    left: "You are no longer part of {name}. Write something in the chat and you are back.",
    stopped: "All right, I send you no more private messages. Type “resume” if you want them again.",
    resumed: "Good, you get messages from me again. You can always stop them with “stop”.",
    "unknown-member": "I do not know that name in this group. Let them write something first.",
    "board-gives-roles": "There is a board now. Ask the board to give people their roles.",
    "has-role": "{member} is {role} already.",
    "has-not-role": "{member} is not {role}.",
    "board-apart":
      "Those do not go together: auditors and supporters stand apart from the board. First take the other role from {member}.",
    "last-board-member":
      "{member} is the last one on the board. First choose somebody else, such as “Ben is chair”.",
    "last-holder": "Without {member} nobody may change agreements or give roles. First agree who else may.",
    "help-role": "This is how the board gives somebody a role.",
    "help-unrole": "This is how the board takes a role away.",
    "help-leave": "This is how you leave the group.",
    "help-members": "This shows who has which role.",
    "help-stop": "After this I send you no private messages.",
    "help-resume": "After this you get private messages again.",
  },
};
