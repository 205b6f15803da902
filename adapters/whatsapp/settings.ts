import { z } from "zod";

const onlyOn = "must be on, or left out";

/** The variables of this platform; `.env.example` explains each. */
export const settings = z
  .object({
    WHATSAPP: z.literal("on", { error: onlyOn }),
    WHATSAPP_SESSION_DIR: z.string().default("data/whatsapp"),
    WHATSAPP_BROWSER: z.string().optional(),
    WHATSAPP_BROWSER_ARGS: z
      .string()
      .default("")
      .transform((text) => Array.from(text.matchAll(/"([^"]*)"|\S+/g), ([whole, quoted]) => quoted ?? whole)),
    WHATSAPP_WEB_VERSION: z.string().optional(),
    WHATSAPP_WEB_CACHE_DIR: z.string().optional(),
    WHATSAPP_PAIR_NUMBER: z
      .string()
      // The zero in +31 (0)6 is not dialled from abroad.
      .transform((text) =>
        text
          .replace(/^((?:\+|00)[^(]*)\(0\)/, "$1")
          .replace(/[\s().-]/g, "")
          .replace(/^(?:\+|00)/, ""),
      )
      .pipe(
        z.string().regex(/^[1-9]\d{6,14}$/, "must be the number with its country, such as +31 6 12345678"),
      )
      .optional(),
    WHATSAPP_PACE: z
      .string()
      .regex(
        /^\d{1,2}(\.\d+)?\/\d{1,4}$/,
        "must be seconds between two messages and messages a minute, such as 3/10",
      )
      .default("3/10")
      .transform((text) => {
        const [apart = 0, aMinute = 0] = text.split("/").map(Number);
        return { apart, aMinute };
      })
      .refine(({ aMinute }) => aMinute > 0, "must allow at least one message a minute, such as 3/10"),
    WHATSAPP_GROUPS: z
      .string()
      .default("start")
      .transform((text) =>
        text.toLowerCase() === "start"
          ? ("start" as const)
          : text
              .split(",")
              .map((part) => part.trim())
              .filter((part) => part !== ""),
      )
      .refine((groups) => groups.length > 0, "must be names or ids of groups with commas between, or start"),
  })
  .refine(
    ({ WHATSAPP_WEB_VERSION: version, WHATSAPP_WEB_CACHE_DIR: cache }) =>
      version === undefined || cache !== undefined,
    {
      path: ["WHATSAPP_WEB_CACHE_DIR"],
      error: "must be set as well: the folder with the page of WHATSAPP_WEB_VERSION",
    },
  );

export type WhatsAppSettings = z.infer<typeof settings>;
