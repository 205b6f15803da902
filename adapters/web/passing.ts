import { z } from "zod";
import { addressOf } from "./places.ts";
import { shared, type Post } from "./posting.ts";
import { findPerson, ways, type Stage } from "./stage.ts";

/** Who looks: whoever is nobody yet stays nobody. */
const looking = { ...shared, as: z.string().optional() };
const shapes = {
  clock: z.object({ ...looking, move: z.enum([...ways, "again"]) }),
  step: z.object({ ...looking, step: z.coerce.number().int().min(0) }),
};

/** How time passes, and the steps of the tour. */
export function addPassing(post: Post, stage: Stage): void {
  const { settings } = stage;

  post("/clock", shapes.clock, async ({ form, neighbourhood }) => {
    const me = findPerson(stage, form.as);
    const { move: way } = form;
    if (way === "again") await settings.beginAgain(neighbourhood.language);
    else await settings.inTurn(() => neighbourhood.move(way));
    return me ? `${addressOf(form.in, me.id)}#write` : "/";
  });

  post("/step", shapes.step, async ({ form, neighbourhood }) => {
    const spoke = await settings.inTurn(() => neighbourhood.takeStep(form.step));
    const me = findPerson(stage, spoke ?? form.as);
    return me ? `${addressOf("group", me.id)}#write` : "/";
  });
}
