import { z } from "zod";

/** What a form of ours carries: the sentence it fills, and the conversation it was opened in. */
const carried = z.strictObject({
  says: z.string().max(100),
  channel: z.string().max(100),
  on: z.string().max(100).optional(),
});

export type Carried = z.infer<typeof carried>;

export const formCallback = "form";

export function readCarried(metadata: string): Carried | undefined {
  try {
    const parsed = carried.safeParse(JSON.parse(metadata));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What stands before the sentence in the value of a button that does more than say it. */
const fill = "fill:";
const page = /^page:(?<number>\d{1,3}):(?<says>.*)$/s;

export type Press =
  | { readonly kind: "say"; readonly says: string }
  | { readonly kind: "fill"; readonly says: string }
  | { readonly kind: "page"; readonly says: string; readonly page: number };

export function readPress(value: string): Press {
  if (value.startsWith(fill)) return { kind: "fill", says: value.slice(fill.length) };
  const turned = page.exec(value)?.groups;
  if (turned) return { kind: "page", says: turned["says"] ?? "", page: Number(turned["number"]) };
  return { kind: "say", says: value };
}

export function writePress(press: Press): string {
  if (press.kind === "fill") return `${fill}${press.says}`;
  return press.kind === "page" ? `page:${press.page}:${press.says}` : press.says;
}
