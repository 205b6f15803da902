/** The roles a group gives to its members; whoever has none of them is a resident. */
export const roles = ["chair", "secretary", "treasurer", "board", "audit", "supporter"] as const;
export type Role = (typeof roles)[number];

export const boardRoles: readonly Role[] = ["chair", "secretary", "treasurer", "board"];

export function isRole(word: string): word is Role {
  return (roles as readonly string[]).includes(word);
}
