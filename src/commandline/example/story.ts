import type { Language } from "../../chat/words/dictionary.ts";
import type { PersonId } from "./people.ts";

/** When something in the example was said: some days ago at a local time, or just now. */
export type When = { readonly daysAgo: number; readonly at: string } | { readonly minutesAgo: number };

export interface Line {
  readonly when: When;
  readonly who: PersonId;
  /** In the group, unless it is said in the board's own chat. */
  readonly in?: "board";
  /** `{code}` stands for the code that the bot told them last; `{day}` stands for the day of `until`, as people write it. */
  readonly says: Readonly<Record<Language, string>>;
  /** How many days from today the day in it is. */
  readonly until?: number;
}

export const ago = (daysAgo: number, at: string): When => ({ daysAgo, at });

/** What the example neighbourhood did before somebody looks: one plan done, one decided, one in a vote, one new. */
export const story: readonly Line[] = [
  {
    when: ago(9, "19:00"),
    who: "ana",
    says: { nl: "start Hart voor de K-buurt", en: "start Heart for the K-district" },
  },
  {
    when: ago(9, "19:02"),
    who: "ben",
    says: { nl: "Hallo allemaal! Fijn dat we beginnen.", en: "Hello everybody! Good that we begin." },
  },
  { when: ago(9, "19:05"), who: "ana", says: { nl: "ben is penningmeester", en: "ben is treasurer" } },
  {
    when: ago(9, "19:20"),
    who: "ben",
    says: { nl: "ontvangen 15.000 euro van het stadsdeel", en: "received 15000 euros from the district" },
  },
  {
    when: ago(8, "10:15"),
    who: "cem",
    says: { nl: "idee: bankje bij de speeltuin, 250 euro", en: "idea: bench at the playground, 250 euros" },
  },
  { when: ago(8, "10:40"), who: "dina", says: { nl: "steun 1", en: "support 1" } },
  { when: ago(8, "12:05"), who: "eva", says: { nl: "+1 1", en: "+1 1" } },
  {
    when: ago(8, "19:00"),
    who: "ana",
    until: -5,
    says: { nl: "stemming 1 tot {day} 20:00", en: "vote on 1 until {day} 20:00" },
  },
  { when: ago(8, "19:10"), who: "cem", says: { nl: "ja 1", en: "yes 1" } },
  {
    when: ago(7, "08:30"),
    who: "dina",
    says: {
      nl: "ja 1, dan kan ik daar zitten als de kinderen spelen",
      en: "yes 1, then I can sit there while the children play",
    },
  },
  { when: ago(7, "13:00"), who: "eva", says: { nl: "ja 1", en: "yes 1" } },
  {
    when: ago(5, "20:30"),
    who: "eva",
    says: {
      nl: "idee: geveltuinen langs het pad, 1.800 euro",
      en: "idea: front gardens along the path, 1800 euros",
    },
  },
  { when: ago(4, "09:00"), who: "dina", says: { nl: "steun 2", en: "support 2" } },
  {
    when: ago(4, "18:30"),
    who: "ben",
    says: { nl: "betaald 230,50 voor 1 aan de bouwmarkt", en: "paid 230.50 for 1 to the hardware shop" },
  },
  { when: ago(4, "18:35"), who: "ben", says: { nl: "plan 1 klaar", en: "plan 1 done" } },
  {
    when: ago(4, "18:50"),
    who: "dina",
    says: { nl: "Ik zat er net al op. Heerlijk!", en: "I was just sitting on it. Lovely!" },
  },
  {
    when: ago(4, "19:00"),
    who: "ana",
    until: -2,
    says: { nl: "stemming 2 tot {day} 20:00", en: "vote on 2 until {day} 20:00" },
  },
  { when: ago(4, "19:30"), who: "eva", says: { nl: "ja 2", en: "yes 2" } },
  { when: ago(3, "10:00"), who: "cem", says: { nl: "ja 2", en: "yes 2" } },
  {
    when: ago(3, "11:00"),
    who: "ben",
    says: { nl: "nee 2, liever eerst de lampen", en: "no 2, the lamps first please" },
  },
  {
    when: ago(2, "21:00"),
    who: "dina",
    says: {
      nl: "idee: prikstokken voor de opruimdag, 320 euro",
      en: "idea: litter pickers for the clean-up day, 320 euros",
    },
  },
  { when: ago(1, "09:10"), who: "cem", says: { nl: "steun 3", en: "support 3" } },
  { when: ago(1, "09:30"), who: "eva", says: { nl: "steun 3", en: "support 3" } },
  {
    when: ago(1, "20:15"),
    who: "cem",
    says: {
      nl: "idee: fietspomp bij de ingang, 180 euro",
      en: "idea: bicycle pump at the entrance, 180 euros",
    },
  },
  { when: { minutesAgo: 75 }, who: "dina", says: { nl: "steun 4", en: "support 4" } },
  {
    when: { minutesAgo: 50 },
    who: "ana",
    until: 3,
    says: { nl: "stemming 3 tot {day} 20:00", en: "vote on 3 until {day} 20:00" },
  },
  { when: { minutesAgo: 40 }, who: "ben", says: { nl: "ja 3", en: "yes 3" } },
];
