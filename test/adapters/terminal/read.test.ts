import { describe, expect, test } from "vitest";
import { readTypedLine } from "../../../adapters/terminal/read.ts";

const people = [
  { id: "cem", name: "Cem" },
  { id: "hannah", name: "Hannah" },
];

describe("what is typed in the terminal", () => {
  test.each([
    ["", { kind: "nothing" }],
    ["  ", { kind: "nothing" }],
    ["/ik cem", { kind: "be", name: "cem" }],
    ["/me Cem", { kind: "be", name: "Cem" }],
    ["/ik", { kind: "people" }],
    ["/privé", { kind: "room", room: "private", text: "" }],
    ["/prive hoeveel is er nog?", { kind: "room", room: "private", text: "hoeveel is er nog?" }],
    ["/groep", { kind: "room", room: "group", text: "" }],
    ["/druk Geen mening", { kind: "press", label: "Geen mening" }],
    ["/2", { kind: "press", label: "2" }],
    ["/klok", { kind: "clock" }],
    ["/uur", { kind: "clock", way: "hour" }],
    ["/tomorrow", { kind: "clock", way: "day" }],
    ["/deadline", { kind: "clock", way: "deadline" }],
    ["/press Yes", { kind: "press", label: "Yes" }],
    ["/help", { kind: "help" }],
    ["/STOP", { kind: "stop" }],
    ["/fiets", { kind: "unknown", typed: "/fiets" }],
    ["/", { kind: "unknown", typed: "/" }],
    ["cem: steun 4", { kind: "say", as: "cem", text: "steun 4" }],
    ["Hannah: ja 3", { kind: "say", as: "hannah", text: "ja 3" }],
    ["idee: bankje, 250 euro", { kind: "say", text: "idee: bankje, 250 euro" }],
    ["constructor: x", { kind: "say", text: "constructor: x" }],
    ["/constructor", { kind: "unknown", typed: "/constructor" }],
    ["hallo", { kind: "say", text: "hallo" }],
  ])("%j", (line, expected) => {
    expect(readTypedLine(line, people)).toEqual(expected);
  });
});
