import type { Role } from "../../domain/roles.ts";
import type { Language } from "../../chat/words/dictionary.ts";

/** What somebody is in the group, and what that means, for whoever meets these words for the first time. */
const words: Readonly<Record<Language, Readonly<Record<Role | "resident", string>>>> = {
  nl: {
    chair: "voorzitter, opent stemmingen",
    secretary: "secretaris, opent stemmingen",
    treasurer: "penningmeester, boekt geld",
    board: "bestuurslid, opent stemmingen",
    audit: "kascommissie, kijkt het geld na",
    supporter: "ondersteuner, kijkt mee",
    resident: "bewoner, stemt mee",
  },
  en: {
    chair: "chair, opens votes",
    secretary: "secretary, opens votes",
    treasurer: "treasurer, books money",
    board: "board member, opens votes",
    audit: "audit committee, checks the money",
    supporter: "supporter, looks on",
    resident: "resident, votes",
  },
};

export function wordRoles(roles: readonly Role[], language: Language): string {
  const mine = roles.length > 0 ? roles : (["resident"] as const);
  return mine.map((role) => words[language][role]).join("; ");
}
