/** What is printed here is read again as the same by dates/read.ts and money/read.ts. */
export { printMoment } from "./dates/print.ts";
export { printRepetition } from "./dates/printRule.ts";
export { printMoney } from "./money/print.ts";
