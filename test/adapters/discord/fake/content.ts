import { z } from "zod";
import { FakeRefusal } from "./refusal.ts";

/** Every limit that Discord sets to a message; one more and it is refused. */
const button = z.strictObject({
  type: z.literal(2),
  style: z.int().min(1).max(4),
  label: z.string().min(1).max(80),
  custom_id: z.string().min(1).max(100),
});
const option = z.strictObject({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  default: z.boolean().optional(),
});
const select = z.strictObject({
  type: z.literal(3),
  custom_id: z.string().min(1).max(100),
  placeholder: z.string().max(150).optional(),
  required: z.boolean().optional(),
  options: z.array(option).min(1).max(25),
});
const row = z.strictObject({
  type: z.literal(1),
  components: z.union([z.array(button).min(1).max(5), z.array(select).length(1)]),
});
const embed = z.strictObject({ description: z.string().min(1).max(4096) });

const content = z.strictObject({
  content: z.string().max(2000).default(""),
  embeds: z.array(embed).max(10).default([]),
  components: z.array(row).max(5).default([]),
  // Without it a resident's text could call everybody.
  allowed_mentions: z.strictObject({ parse: z.array(z.never()) }),
  flags: z.int().default(0),
  nonce: z.string().max(25).optional(),
  enforce_nonce: z.boolean().optional(),
  message_reference: z
    .strictObject({ message_id: z.string(), fail_if_not_exists: z.boolean().optional() })
    .optional(),
  attachments: z
    .array(
      z.strictObject({ id: z.int(), filename: z.string(), description: z.string().max(1024).optional() }),
    )
    .max(10)
    .optional(),
});

export interface Attached {
  readonly name: string;
  readonly alternative: string | undefined;
  readonly content: Uint8Array;
}

/** What a message says. */
export interface Content {
  text: string;
  flags: number;
  components: readonly z.infer<typeof row>[];
  attachments: readonly Attached[];
}

export type Written = z.infer<typeof content>;

/** A message as it was sent; throws where Discord would refuse it. */
export function readContent(
  body: unknown,
  files: ReadonlyMap<string, Uint8Array>,
): Written & { attached?: Attached[] } {
  const read = content.safeParse(body);
  if (!read.success) throw new FakeRefusal(400, 50_035, `Invalid Form Body ${read.error.message}`);
  const { data } = read;
  const ids = data.components.flatMap(({ components }) => components.map(({ custom_id: id }) => id));
  const values = data.components.flatMap(({ components }) =>
    components.flatMap((each) => ("options" in each ? each.options.map(({ value }) => value) : [])),
  );
  if (new Set(ids).size < ids.length) throw new FakeRefusal(400, 50_035, "custom_id is duplicated");
  if (new Set(values).size < values.length) throw new FakeRefusal(400, 50_035, "option value is duplicated");
  const attached = data.attachments?.map(({ id, filename, description }) => {
    const file = files.get(`files[${id}]`);
    if (!file) throw new FakeRefusal(400, 50_035, `attachment ${id} has no file`);
    return { name: filename, alternative: description, content: file };
  });
  const isEmpty = data.content === "" && data.embeds.length === 0 && data.components.length === 0;
  if (isEmpty && !attached?.length) throw new FakeRefusal(400, 50_006, "Cannot send an empty message");
  return { ...data, ...(attached ? { attached } : {}) };
}

export function contentOf(written: ReturnType<typeof readContent>, before?: Content): Content {
  return {
    text: written.content === "" ? (written.embeds[0]?.description ?? "") : written.content,
    flags: written.flags,
    components: written.components,
    attachments: written.attached ?? before?.attachments ?? [],
  };
}

const field = z.strictObject({
  type: z.literal(18),
  label: z.string().min(1).max(45),
  description: z.string().max(100).optional(),
  component: z.union([
    select,
    z
      .strictObject({
        type: z.literal(4),
        custom_id: z.string().min(1).max(100),
        style: z.int().min(1).max(2),
        required: z.boolean().optional(),
        max_length: z.int().min(1).max(4000).optional(),
        value: z.string().max(4000).optional(),
      })
      .refine(({ value = "", max_length: most = 4000 }) => value.length <= most),
  ]),
});

export const modalShape = z.strictObject({
  title: z.string().min(1).max(45),
  custom_id: z.string().min(1).max(100),
  components: z.array(field).min(1).max(5),
});

export const suggestionsShape = z.strictObject({
  choices: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        value: z.union([z.string().max(100), z.number()]),
      }),
    )
    .max(25),
});
