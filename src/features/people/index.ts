import type { Feature } from "../../bot/feature.ts";
import { linkMe, merge, speakToMe } from "./commands.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

export const people: Feature = { name: "people", commands: [linkMe, merge, speakToMe], words: { nl, en } };
