import type { Feature } from "../../bot/feature.ts";
import { connect, invite, speak } from "./commands.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

export const chats: Feature = { name: "chats", commands: [invite, connect, speak], words: { nl, en } };
