import { expect, test } from "vitest";

import { gatherElection, type PlainElection } from "../../../src/counting/budget/election.ts";

const plain: PlainElection = {
  voteType: "approval",
  budget: 100n,
  projects: [
    { id: "1", name: "Bench", cost: 60n },
    { id: "2", name: "Tree", cost: 40n },
  ],
  ballots: [[{ project: "1" }]],
};

test.each<[string, Partial<PlainElection>, string]>([
  ["a debt", { budget: -1n }, "the budget is less than nothing"],
  ["a negative cost", { projects: [{ id: "1", name: "", cost: -1n }] }, "project 1 costs less than nothing"],
  [
    "an id twice",
    { projects: [...plain.projects, { id: "2", name: "", cost: 1n }] },
    "project 2 is listed twice",
  ],
  ["an unknown project", { ballots: [[], [{ project: "3" }]] }, "ballot 2: there is no project 3"],
  ["a project twice", { ballots: [[{ project: "1" }, { project: "1" }]] }, "ballot 1: 1 twice"],
  ["half a point", { ballots: [[{ project: "1", points: 0.5 }]] }, "ballot 1: 0.5 points"],
  [
    "two of one",
    { voteType: "choose-1", ballots: [[{ project: "1" }, { project: "2" }]] },
    "ballot 1: more than one project",
  ],
])("an election with %s is refused", (_, change, message) => {
  expect(() => gatherElection({ ...plain, ...change })).toThrow(message);
});
