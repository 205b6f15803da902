import { z } from "zod";

const usualPort = 3000;

/** The variables of this platform; `.env.example` explains each. */
export const settings = z
  .object({
    SLACK_BOT_TOKEN: z
      .string(
        "must be set: install the app in your workspace and copy its bot token, which begins with xoxb-",
      )
      .regex(/^xoxb-\S+$/, "must be the bot token of your app, which begins with xoxb-"),
    SLACK_APP_TOKEN: z
      .string()
      .regex(/^xapp-\S+$/, "must be an app-level token of your app, which begins with xapp-")
      .optional(),
    SLACK_SIGNING_SECRET: z.string().min(8, "must be the signing secret of your app").optional(),
    SLACK_PORT: z.coerce
      .number("must be a whole number from 1 to 65535, for example SLACK_PORT=3000")
      .int("must be a whole number from 1 to 65535, for example SLACK_PORT=3000")
      .min(1, "must be a whole number from 1 to 65535, for example SLACK_PORT=3000")
      .max(65_535, "must be a whole number from 1 to 65535, for example SLACK_PORT=3000")
      .default(usualPort),
    SLACK_API_URL: z
      .url("must be an address, for example SLACK_API_URL=https://slack.com/api/")
      .default("https://slack.com/api/"),
  })
  .refine(
    ({ SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret }) => app !== undefined || secret !== undefined,
    {
      path: ["SLACK_APP_TOKEN"],
      error:
        "must be set, so that the bot hears Slack without an address of its own; or SLACK_SIGNING_SECRET where it has one",
    },
  );

export type SlackSettings = z.infer<typeof settings>;
