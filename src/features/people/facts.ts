import { fact } from "../../bot/facts.ts";

/** Two members turned out to be one person: what `from` had is `into`'s now. */
export const membersMerged = fact<{ readonly from: string; readonly into: string }>("membersMerged");
