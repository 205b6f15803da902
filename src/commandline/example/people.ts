/** Who live in the example neighbourhood. All of them are invented. */
export const people = [
  { id: "ana", name: "Ana" },
  { id: "ben", name: "Ben" },
  { id: "cem", name: "Cem" },
  { id: "dina", name: "Dina" },
  { id: "eva", name: "Eva" },
] as const;

export type PersonId = (typeof people)[number]["id"];
