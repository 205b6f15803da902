import { Temporal } from "temporal-polyfill";
import { refuse } from "../../../domain/refusal.ts";
import type { Token } from "../lexer.ts";
import type { Parser } from "../parser.ts";
import type { Scene } from "./scene.ts";
import { settleInstant, settleLocal, type MomentReading } from "./settle.ts";

const shape = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2})?(z|[+-]\d{2}:?\d{2})?$/;
const mostTokens = 15;

/** `2026-03-06T20:00`, in the group's zone or with an offset; seconds do not count. */
export const isoMoment: Parser<(scene: Scene) => MomentReading> = (tokens, at) => {
  const found: { value: (scene: Scene) => MomentReading; end: number }[] = [];
  let text = "";
  for (let end = at; end < Math.min(at + mostTokens, tokens.length); end += 1) {
    const token: Token | undefined = tokens[end];
    if (!token || (end > at && !token.glued)) break;
    text += token.text;
    if (shape.test(text)) {
      const whole = text;
      found.push({ value: (scene) => readIso(whole, scene), end: end + 1 });
    }
  }
  return found;
};

function readIso(text: string, scene: Scene): MomentReading {
  const zone = scene.now.timeZoneId;
  try {
    const local = Temporal.PlainDateTime.from(text.slice(0, 16));
    if (!/(?:z|[+-]\d{2}:?\d{2})$/.test(text.slice(16))) return settleLocal([local], scene);
    return settleInstant(Temporal.Instant.from(text).toZonedDateTimeISO(zone).round("minute"), scene);
  } catch {
    return refuse("impossible");
  }
}
