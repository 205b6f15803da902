import { fact } from "../../bot/facts.ts";

/** A group began; its starter leads it, or only helps to set it up. */
export const groupStarted = fact<{ readonly memberId: string; readonly as: "chair" | "supporter" }>(
  "groupStarted",
);
