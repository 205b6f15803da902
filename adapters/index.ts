import type { Platform } from "../src/chat/platform.ts";
import { discord } from "./discord/index.ts";
import { slack } from "./slack/index.ts";

/** The platforms on which real people are; each runs when it is configured. */
export const platforms: readonly Platform[] = [slack, discord];

/** Variables of platforms that are still to come: where they are set, nobody may be pretended. */
export const comingVariables = {
  WhatsApp: ["WHATSAPP", "WHATSAPP_SESSION"],
} as const;

/** The platforms on which nobody is a real person, so that anybody may be anybody. */
export const pretendedPlatforms = ["web", "script", "terminal"] as const;
