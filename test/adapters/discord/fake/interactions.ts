import { z } from "zod";
import { makeMessage, tellMessage } from "./channels.ts";
import { contentOf, modalShape, readContent, suggestionsShape } from "./content.ts";
import { FakeRefusal } from "./refusal.ts";
import { route, type Call, type Route } from "./routes.ts";
import type { Interaction, Message, State } from "./state.ts";

const firstAnswer = 3000;
const lifetime = 15 * 60_000;
const ephemeral = 64;
const callbackShape = z.strictObject({ type: z.int(), data: z.record(z.string(), z.unknown()).optional() });

/** What an interaction may be answered with first, by its type: commands, components, suggestions, forms. */
const allowed: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

/** Answers to interactions, with their two clocks: three seconds for the first, a quarter of an hour for all. */
export function interactionRoutes(state: State): Route[] {
  function find(token: string): Interaction {
    const interaction = state.interactions.get(token.replace("token-of-", ""));
    if (interaction?.token !== token) throw new FakeRefusal(404, 10_015, "Unknown Webhook");
    if (state.clock.now() - interaction.madeAt > lifetime) {
      throw new FakeRefusal(401, 50_027, "Invalid Webhook Token");
    }
    if (!interaction.callback) throw new FakeRefusal(404, 10_015, "Unknown Webhook");
    return interaction;
  }

  function callback({ body, files }: Call, id = "", token = ""): void {
    const interaction = state.interactions.get(id);
    if (interaction?.token !== token) throw new FakeRefusal(404, 10_062, "Unknown interaction");
    if (interaction.callback)
      throw new FakeRefusal(400, 40_060, "Interaction has already been acknowledged.");
    if (state.clock.now() - interaction.madeAt > firstAnswer) {
      throw new FakeRefusal(404, 10_062, "Unknown interaction");
    }
    const { type, data = {} } = callbackShape.parse(body);
    if (!allowed[interaction.type]?.includes(type))
      throw new FakeRefusal(400, 50_035, `callback type ${type}`);
    if (type === 9) check(modalShape, data);
    if (type === 8) check(suggestionsShape, data);
    const original =
      type === 4
        ? make(interaction, readContent({ ...data, flags: Number(data["flags"] ?? 0) }, files))
        : type === 5
          ? ("thinking" as const)
          : ("none" as const);
    interaction.callback = { type, data, at: state.clock.now() };
    interaction.original = original;
  }

  function make(
    { user, channel }: Interaction,
    written: ReturnType<typeof readContent>,
    isAlone = (written.flags & ephemeral) !== 0,
  ): Message {
    const onlyFor = isAlone ? user : undefined;
    return makeMessage(state, channel, state.bot.id, contentOf(written), { onlyFor });
  }

  function editFirst({ body, files }: Call, token: string): unknown {
    const interaction = find(token);
    const { original } = interaction;
    if (original === "none") throw new FakeRefusal(404, 10_008, "Unknown Message");
    const written = readContent(body, files);
    if (original === "thinking") interaction.original = make(interaction, written, isPrivate(interaction));
    else {
      Object.assign(original, contentOf(written, original));
      original.edits += 1;
    }
    return tellMessage(state, interaction.original as Message);
  }

  function follow(call: Call, token: string): unknown {
    const interaction = find(token);
    // As long as it is "thinking", what follows takes its place: only the first answer says who sees it.
    if (interaction.original === "thinking") return editFirst(call, token);
    const message = make(interaction, readContent(call.body, call.files));
    interaction.followUps.push(message);
    return tellMessage(state, message);
  }

  return [
    route("POST", "/interactions/:id/:id/callback", callback),
    route("PATCH", `/webhooks/${state.application}/:id/messages/@original`, (call, token = "") =>
      editFirst(call, token),
    ),
    route("POST", `/webhooks/${state.application}/:id`, (call, token = "") => follow(call, token)),
    route("DELETE", `/webhooks/${state.application}/:id/messages/@original`, (_, token = "") => {
      const interaction = find(token);
      if (interaction.original === "none") throw new FakeRefusal(404, 10_008, "Unknown Message");
      if (interaction.original !== "thinking") interaction.original.deleted = true;
      interaction.original = "none";
    }),
  ];
}

function isPrivate({ callback }: Interaction): boolean {
  return (Number(callback?.data["flags"] ?? 0) & ephemeral) !== 0;
}

function check(shape: z.ZodType, data: unknown): void {
  const read = shape.safeParse(data);
  if (!read.success) throw new FakeRefusal(400, 50_035, `Invalid Form Body ${read.error.message}`);
}
