import type { OptionWords } from "../../../chat/grammar/form.ts";
import type { options as nl } from "./options.nl.ts";

/** Names of agreements, and the words that their values may be said with. */
export const options = {
  name: {
    language: ["language"],
    zone: ["time", "time zone", "timezone", "clock"],
    "quiet-hours": ["quiet hours", "quiet time"],
    "meeting-reminders": ["meeting reminders", "meeting reminder", "remind of meetings"],
    "closing-time": ["closing time"],
    quorum: ["enough votes", "enough voters", "minimum", "quorum"],
    threshold: ["threshold", "majority"],
  },
  permission: {
    "open-poll": ["open votes", "open a vote", "opening votes", "start votes"],
    "book-money": ["book money", "booking money"],
    remind: ["set reminders", "setting reminders"],
    "change-settings": ["change agreements", "changing agreements", "change settings"],
    "give-roles": ["give roles", "giving roles"],
  },
  language: { nl: ["Dutch"], en: ["English"] },
  zone: {
    "Europe/Amsterdam": ["the Netherlands", "Holland"],
    "Europe/Brussels": ["Belgium"],
    "Europe/London": ["England"],
    "Europe/Berlin": ["Germany"],
    "Europe/Paris": ["France"],
    "Europe/Istanbul": ["Turkey"],
    "Africa/Casablanca": ["Morocco"],
    "America/Paramaribo": ["Surinam"],
    "America/Curacao": ["Curacao"],
  },
  holder: {
    everyone: ["everyone", "everybody", "anybody", "anyone"],
    residents: ["residents", "all residents", "neighbours", "all neighbours"],
    board: ["board", "whole board", "board members"],
    chair: ["chair"],
    secretary: ["secretary"],
    treasurer: ["treasurer"],
    audit: ["audit committee"],
    supporter: ["supporter", "supporters"],
  },
  threshold: {
    "more-than 1/2": ["more yes than no", "simple majority", "absolute majority", "more than half"],
    "at-least 1/1": ["only yes votes", "only yes", "unanimous"],
  },
  mode: { "at-least": ["at least", "no less than"], "more-than": ["more than", "over"] },
  share: {
    "1/2": ["half", "a half"],
    "1/3": ["a third", "one third"],
    "2/3": ["two thirds", "two third"],
    "1/4": ["a quarter", "one quarter"],
    "3/4": ["three quarters"],
  },
  percent: { percent: ["percent", "per cent"] },
  none: { none: ["none", "off", "no", "never", "no minimum"] },
  and: { and: ["and", "or"] },
  from: { from: ["from", "between"] },
  until: { until: ["to", "until", "till"] },
  ahead: { ahead: ["before", "ahead", "in advance", "beforehand"] },
  small: { small: ["of", "the", "yes", "neighbours", "votes", "voters", "residents", "only", "also"] },
} as const satisfies Record<keyof typeof nl, OptionWords[string]>;
