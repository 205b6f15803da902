import type { Refusal } from "../domain/refusal.ts";
import type { Card, Values } from "../chat/card.ts";

/** A rule's reason is worded by its own feature: `poll-closed` of voting is `voting.poll-closed`. */
export function refusalCard(feature: string, { refused, with: values, offers = [] }: Refusal): Card {
  const key = refused.includes(".") ? refused : `${feature}.${refused}`;
  const title = { key, ...(values ? { values: values as Values } : {}) };
  const actions = offers.map((says) => ({
    label: { key: "bot.choice", values: { sentence: { sentence: says } } },
    says,
  }));
  return { title, actions };
}
