import type { Cents } from "../../domain/money.ts";
import { question } from "../../bot/facts.ts";

/** The money of one plan: what was decided for it, what of that is still promised, and what was spent. */
export interface PlanMoney {
  readonly decided: Cents;
  readonly reserved: Cents;
  readonly spent: Cents;
}

/** What is neither promised nor spent. */
export const freeMoney = question<undefined, Cents>("freeMoney");

/** Undefined for a plan for which no money was ever reserved or spent. */
export const planMoney = question<number, PlanMoney | undefined>("planMoney");
