import type { Platform } from "../src/chat/platform.ts";
import { discord } from "./discord/index.ts";
import { slack } from "./slack/index.ts";
import { whatsapp } from "./whatsapp/index.ts";

/** The platforms on which real people are; each runs when it is configured. */
export const platforms: readonly Platform[] = [slack, whatsapp, discord];

/** The platforms on which nobody is a real person, so that anybody may be anybody. */
export const pretendedPlatforms = ["web", "script", "terminal"] as const;
