import type { Reader } from "../../../src/chat/adapter.ts";
import { printPlatformRole } from "../../../src/chat/grammar/platformRole.ts";
import type { Author, Inbound } from "../../../src/chat/inbound.ts";
import { argumentOf, freeCommand, freeFile, freeText } from "../commands/names.ts";
import { instantOf, messageKey, placeIn } from "../keys.ts";
import type { Arrived, Call, Known } from "./arrived.ts";
import { administratorBits, authorOf, fileOf, languageOf, placeOf, rolesOf } from "./parts.ts";
import {
  readFields,
  type CallPayload,
  type CommandPayload,
  type FormPayload,
  type InteractionPayload,
  type PressPayload,
  type SuggestPayload,
} from "./payloads.ts";
import { readPress } from "./press.ts";

const threads = new Set([10, 11, 12]);

/** A command, a button, a form or what is being typed. */
export function readInteraction(payload: InteractionPayload, known: Known): Arrived | undefined {
  switch (payload.type) {
    case 2:
      return readCommand(payload, known);
    case 3:
      return readPressed(payload, known);
    case 4:
      return readSuggesting(payload, known);
    case 5:
      return readFilled(payload, known);
  }
}

function readCommand(payload: CommandPayload, known: Known): Arrived | undefined {
  const called = readCall(payload, known);
  if (!called) return undefined;
  const { call, base, reader } = called;
  const { name, options, resolved } = payload.data;
  const given = options.map(({ name: option, value }) => [option, String(value ?? "")] as const);
  if (name !== freeCommand) {
    const filled = Object.fromEntries(
      given.map(([option, value]) => {
        // What everybody has says nothing of anybody.
        const role = value === payload.guild_id ? undefined : resolved?.roles?.[value];
        return [argumentOf(option), role ? printPlatformRole({ id: value, name: role.name }) : value];
      }),
    );
    return { kind: "called", call, reader, inbound: { ...base, how: "filled", text: name, filled } };
  }
  const attached = given.find(([option]) => option === freeFile)?.[1];
  const file = attached === undefined ? undefined : resolved?.attachments?.[attached];
  const text = given.find(([option]) => option === freeText)?.[1] ?? "";
  const inbound: Inbound = {
    ...{ ...base, how: "typed", addressed: true, text },
    ...(file ? { files: [fileOf(file)] } : {}),
  };
  return { kind: "called", call, reader, inbound };
}

function readPressed(payload: PressPayload, known: Known): Arrived | undefined {
  const called = readCall(payload, known);
  const { custom_id: written, values } = payload.data;
  if (!called) return undefined;
  const { call, base, reader } = called;
  const { says, fills } = readPress(values?.[0] ?? written);
  const inbound: Inbound = { ...base, how: "pressed", text: says };
  return fills
    ? { kind: "form", call, says, reader, otherwise: inbound }
    : { kind: "called", call, reader, inbound };
}

function readFilled(payload: FormPayload, known: Known): Arrived | undefined {
  const called = readCall(payload, known);
  if (!called) return undefined;
  const { call, base, reader } = called;
  const { says } = readPress(payload.data.custom_id);
  const filled = readFields(payload.data.components);
  return { kind: "called", call, reader, inbound: { ...base, how: "filled", text: says, filled } };
}

function readSuggesting(payload: SuggestPayload, known: Known): Arrived | undefined {
  const called = readCall(payload, known);
  const asked = payload.data.options.find(({ focused }) => focused);
  if (!called || !asked) return undefined;
  const { call, reader } = called;
  const typed = String(asked.value ?? "");
  return {
    kind: "suggests",
    call,
    reader,
    says: payload.data.name,
    argument: argumentOf(asked.name),
    typed,
  };
}

interface Called {
  readonly call: Call;
  readonly base: Omit<Inbound, "how" | "text">;
  readonly reader: Reader;
}

/** Who called, from where; undefined where nobody is named. */
function readCall(payload: CallPayload, known: Known): Called | undefined {
  const { id, token, member, message, channel, guild_id: server } = payload;
  const user = member?.user ?? payload.user;
  const where = channel?.id ?? payload.channel_id;
  if (!user || where === undefined) return undefined;
  const parent = channel && threads.has(channel.type) ? (channel.parent_id ?? undefined) : undefined;
  const place =
    server !== undefined && parent !== undefined
      ? placeIn(server, parent)
      : placeOf(server, where, user.id, known);
  const language = languageOf(payload.locale);
  const permissions = member?.permissions;
  const administrator =
    permissions === undefined ? {} : { administrator: (BigInt(permissions) & administratorBits) !== 0n };
  const author: Author = {
    ...authorOf(user, member?.nick),
    ...rolesOf(server, member),
    ...administrator,
    ...(language ? { language } : {}),
  };
  return {
    call: {
      id,
      token,
      language,
      user: user.id,
      channel: where,
      alone: server === undefined,
      onMessage: message !== undefined,
    },
    base: {
      ...{ id, at: instantOf(id), place, author, addressed: false },
      ...(message ? { on: messageKey(where, message.id) } : {}),
    },
    reader: { place, author: user.id },
  };
}
