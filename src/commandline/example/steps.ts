import type { Language } from "../../chat/words/dictionary.ts";
import type { PersonId } from "./people.ts";

type InBoth = Readonly<Record<Language, string>>;

export interface SpokenLine {
  readonly who: PersonId;
  /** `{number}` stands for the tour's idea, `{day}` for the day on which its vote closes. */
  readonly says: InBoth;
}

/** Somebody's sentence, with what others say after it and how the page tells that. */
interface Said extends SpokenLine {
  readonly then?: { readonly told: InBoth; readonly lines: readonly SpokenLine[] };
}

/** One click of the tour: a sentence, or a jump of the clock to the close of its vote. */
export type Step = Said | { readonly jump: InBoth };

/** How many days the vote of the tour stays open. */
export const openDays = 2;

const yes: InBoth = { nl: "ja {number}", en: "yes {number}" };

/** From an idea to its money in six sentences; the last is one that the bot refuses. */
export const steps: readonly Step[] = [
  {
    who: "dina",
    says: { nl: "idee: lampjes in de steeg, 400 euro", en: "idea: lights in the alley, 400 euros" },
  },
  { who: "eva", says: { nl: "steun {number}", en: "support {number}" } },
  {
    who: "ana",
    says: { nl: "stemming {number} tot {day} 20:00", en: "vote on {number} until {day} 20:00" },
    then: {
      told: { nl: "Daarna stemmen Cem en Eva ja.", en: "Then Cem and Eva vote yes." },
      lines: [
        { who: "cem", says: yes },
        { who: "eva", says: yes },
      ],
    },
  },
  {
    jump: {
      nl: "Zet de klok op het einde van de stemming",
      en: "Move the clock to the close of the vote",
    },
  },
  {
    who: "ben",
    says: {
      nl: "betaald 380 voor {number} aan de elektricien",
      en: "paid 380 for {number} to the electrician",
    },
  },
  { who: "cem", says: { nl: "hoeveel is er nog?", en: "how much is left?" } },
  {
    who: "cem",
    says: {
      nl: "betaald 20 voor {number} aan de buurtwinkel",
      en: "paid 20 for {number} to the corner shop",
    },
  },
];
