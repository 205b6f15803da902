import { z } from "zod";

const onOrOff = z.enum(["on", "off"], { error: "must be on or off" }).default("off");

/** Where Discord is; a test says where its own stands in for it. */
const discord = "https://discord.com/api";

export const settingsShape = z.object({
  DISCORD_BOT_TOKEN: z
    .string({ error: "must be the bot's token, from Bot in the developer portal" })
    .regex(/^\S{8,}$/, "must be the bot's token, in one piece, from Bot in the developer portal"),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: `must be an address such as ${discord}` })
    .default(discord)
    .transform((address) => address.replace(/\/+$/, "").replace(/\/v\d+$/, "")),
  DISCORD_TYPED_SENTENCES: onOrOff,
  DISCORD_MEMBER_LIST: onOrOff,
  DISCORD_THREADS: onOrOff,
  DISCORD_SHARDS: z
    .string()
    .regex(/^\d+(,\d+)*\/[1-9]\d*$/, "must be parts and their number, such as 0/2 or 0,1/4")
    .transform((text) => {
      const [ids = "", count] = text.split("/");
      return { ids: ids.split(",").map(Number), count: Number(count) };
    })
    .refine(
      ({ ids, count }) => ids.every((id) => id < count),
      "must name parts below their number, such as 1/2",
    )
    .optional(),
});

export type Settings = z.infer<typeof settingsShape>;
