import type { Cents } from "../../../domain/money.ts";
import type { Language } from "../../words/dictionary.ts";

const marks: Readonly<
  Record<Language, { readonly sign: string; readonly thousand: string; readonly point: string }>
> = {
  nl: { sign: "€ ", thousand: ".", point: "," },
  en: { sign: "€", thousand: ",", point: "." },
};

/** "€ 15.000" and "€ 230,50", or "€15,000" and "€230.50": cents only where there are any. */
export function printMoney(amount: Cents, language: Language): string {
  const { sign, thousand, point } = marks[language];
  const whole = Math.floor(Math.abs(amount) / 100);
  const rest = Math.abs(amount) % 100;
  const euros = String(whole).replace(/\B(?=(?:\d{3})+$)/g, thousand);
  const fraction = rest === 0 ? "" : `${point}${String(rest).padStart(2, "0")}`;
  return `${sign}${amount < 0 ? "-" : ""}${euros}${fraction}`;
}
