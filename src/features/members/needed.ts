import type { View } from "../../bot/work.ts";
import type { Needed } from "./rules.ts";

/** A group always keeps somebody who may change what it agreed, and who may give roles. */
export async function needed(view: View): Promise<Needed> {
  return [await view.holders("change-settings"), await view.holders("give-roles")];
}
