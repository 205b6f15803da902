/** Which variables of the environment belong to which platform: one that is set makes it configured. */
const platformVariables = {
  Slack: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"],
  Discord: ["DISCORD_BOT_TOKEN", "DISCORD_TOKEN"],
  WhatsApp: ["WHATSAPP", "WHATSAPP_SESSION"],
} as const;

/** The platforms on which nobody is a real person, so that anybody may be anybody. */
export const pretendedPlatforms = ["web", "script", "terminal"] as const;

export interface ConfiguredPlatform {
  readonly platform: string;
  readonly variable: string;
}

export function findConfigured(
  environment: Readonly<Record<string, string | undefined>>,
): ConfiguredPlatform[] {
  return Object.entries(platformVariables).flatMap(([platform, names]) => {
    const variable = names.find((name) => (environment[name] ?? "").trim() !== "");
    return variable === undefined ? [] : [{ platform, variable }];
  });
}
