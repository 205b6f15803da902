import type { Feature } from "../../bot/feature.ts";
import { start, welcome } from "./commands.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

export const groups: Feature = { name: "groups", commands: [start, welcome], words: { nl, en } };
