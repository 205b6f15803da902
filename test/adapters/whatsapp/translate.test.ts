import { describe, expect, test } from "vitest";
import {
  isQuoting,
  toEnding,
  toMembership,
  toMessage,
  toParticipants,
  toReaction,
  toVote,
} from "../../../adapters/whatsapp/library/translate.ts";

/** Shapes as whatsapp-web.js 1.34.7 hands them over, recorded; names and numbers are made up. */
const group = "120363000000000000@g.us";
const lid = "10000000000001@lid";
const wid = (text: string) => ({ server: text.split("@")[1], user: text.split("@")[0], _serialized: text });
const key = (by: string, own = false) => ({
  ...{ fromMe: own, remote: group, id: "3EB0A1", participant: by },
  _serialized: `${own}_${group}_3EB0A1_${by}`,
});

const said = {
  _data: { id: key(lid), type: "chat", body: "ja 3", notifyName: "Ana", isNewMsg: true },
  ...{ id: key(lid), ack: 1, hasMedia: false, body: "ja 3", type: "chat", timestamp: 1_795_600_267 },
  ...{ from: group, to: "31970000001@c.us", author: lid, deviceType: "android", isForwarded: undefined },
  ...{ hasQuotedMsg: false, fromMe: false, vCards: [], mentionedIds: [], links: [] },
};

describe("messages", () => {
  test("one in a group", () => {
    expect(toMessage(said)).toEqual({
      ...{ kind: "message", id: `false_${group}_3EB0A1_${lid}`, at: 1_795_600_267_000, chat: group },
      ...{ author: lid, name: "Ana", isOwn: false, text: "ja 3", mentions: [] },
    });
  });

  test("one from a second device, by number, calling people who come as objects", () => {
    const other = { ...said, author: "31600000001:12@c.us", mentionedIds: [wid(lid), "31600000002:3@c.us"] };
    expect(toMessage(other)).toMatchObject({
      ...{ author: "31600000001@c.us", mentions: [lid, "31600000002@c.us"] },
    });
    expect(toMessage({ ...said, author: wid("31600000001@c.us") })).toMatchObject({
      author: "31600000001@c.us",
    });
  });

  test("one alone with the bot has its chat as author", () => {
    const id = { fromMe: false, remote: wid(lid), id: "AC1", _serialized: `false_${lid}_AC1` };
    expect(toMessage({ ...said, id, from: lid, author: undefined })).toMatchObject({
      ...{ chat: lid, author: lid },
    });
  });

  test("a photo has what is written below it, never the picture itself, as text", () => {
    const photo = { mimetype: "image/jpeg", caption: "bon van de drukker", notifyName: "Ana" };
    expect(toMessage({ ...said, type: "image", body: "/9j/4AAQ", _data: photo })).toMatchObject({
      ...{ text: "bon van de drukker", file: { name: "image.jpg", type: "image/jpeg" } },
    });
    expect(
      toMessage({ ...said, type: "image", body: "/9j/4AAQ", _data: { mimetype: "image/png" } })?.text,
    ).toBe("");
    const file = { mimetype: "application/pdf", filename: "offerte.pdf" };
    expect(toMessage({ ...said, type: "document", _data: file })?.file).toEqual({
      ...{ name: "offerte.pdf", type: "application/pdf" },
    });
  });

  test("what is quoted comes along, where something is", () => {
    expect(isQuoting({ ...said, hasQuotedMsg: true })).toBe(true);
    expect([isQuoting(said), isQuoting(undefined)]).toEqual([false, false]);
    expect(toMessage(said, "true_x_Y")).toMatchObject({ quoted: "true_x_Y" });
  });

  test.each(["gp2", "e2e_notification", "call_log", "revoked", "ciphertext", "protocol", "sticker", "ptt"])(
    "%s is nothing that somebody wrote",
    (type) => expect(toMessage({ ...said, type })).toBeUndefined(),
  );

  test.each([undefined, null, 3, "x", {}, { ...said, id: undefined }, { ...said, timestamp: "now" }])(
    "a shape that never was is no message, and breaks nothing (%#)",
    (shape) => {
      for (const read of [toMessage, toVote, toReaction]) expect(read(shape)).toBeUndefined();
      expect(toMembership(shape, "joined")).toBeUndefined();
      expect(toParticipants(shape)).toEqual([]);
    },
  );
});

describe("votes", () => {
  const vote = {
    ...{
      voter: wid(lid),
      interractedAtTs: 1_795_600_267_443,
      parentMsgKey: key("900000000000001@lid", true),
    },
    ...{ selectedOptions: [{ name: "Ja", localId: 0 }], parentMessage: {} },
  };

  test("one that arrives has its voter as an object", () => {
    expect(toVote(vote)).toEqual({
      ...{ kind: "vote", poll: `true_${group}_3EB0A1_900000000000001@lid`, chat: group, voter: lid },
      ...{ at: 1_795_600_267_443, chosen: [{ order: 0, name: "Ja" }] },
    });
  });

  test("one that is fetched has it as text; one for a forgotten poll only numbers; one withdrawn nothing", () => {
    expect(toVote({ ...vote, voter: lid })).toMatchObject({ voter: lid });
    const forgotten = { ...vote, selectedOptions: [{ name: undefined, localId: 2 }] };
    expect(toVote(forgotten)?.chosen).toEqual([{ order: 2 }]);
    expect(toVote({ ...vote, selectedOptions: [] })?.chosen).toEqual([]);
  });
});

describe("signs, and who comes and goes", () => {
  test("a sign, and one taken back", () => {
    const reaction = {
      ...{ id: key(lid), orphan: 0, timestamp: 1_795_600_267.443, reaction: "👍", read: false },
      ...{ msgId: key("900000000000001@lid", true), senderId: "10000000000001:7@lid" },
    };
    expect(toReaction(reaction)).toEqual({
      ...{ kind: "reaction", id: `false_${group}_3EB0A1_${lid}`, chat: group, author: lid, sign: "👍" },
      ...{ message: `true_${group}_3EB0A1_900000000000001@lid`, at: 1_795_600_267_443 },
    });
    expect(toReaction({ ...reaction, reaction: "" })?.sign).toBe("");
  });

  test("who is added, and who leaves by themselves", () => {
    const change = {
      ...{ id: key(lid), body: "", type: "add", timestamp: 1_795_600_267, chatId: group, author: lid },
      recipientIds: ["10000000000003@lid", wid("31600000004@c.us")],
    };
    expect(toMembership(change, "joined")).toMatchObject({
      ...{ kind: "joined", chat: group, people: ["10000000000003@lid", "31600000004@c.us"] },
      at: 1_795_600_267_000,
    });
    expect(toMembership({ ...change, recipientIds: [] }, "left")).toMatchObject({ people: [lid] });
  });

  test("who is in a group, and who may switch things there", () => {
    const participants = [
      { id: wid(lid), isAdmin: true, isSuperAdmin: false },
      { id: wid("31600000002@c.us"), isAdmin: false, isSuperAdmin: true },
      { id: wid("31600000003@c.us"), isAdmin: false, isSuperAdmin: false },
    ];
    const people = toParticipants({ id: wid(group), name: "De Poort", isGroup: true, participants });
    expect(people.map(({ id, isAdministrator }) => [id, isAdministrator])).toEqual([
      ...[
        [lid, true],
        ["31600000002@c.us", true],
        ["31600000003@c.us", false],
      ],
    ]);
  });
});

test.each([
  ["LOGOUT", "logged-out"],
  ["UNPAIRED", "logged-out"],
  ["CONFLICT", "conflict"],
  ["UNPAIRED_IDLE", "gone"],
  ["TOS_BLOCK", "gone"],
  [undefined, "gone"],
])("disconnected by %s means %s", (reason, ending) => expect(toEnding(reason)).toBe(ending));
