import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultHolders, holds } from "../../../src/domain/permissions.ts";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { roles, type Role } from "../../../src/domain/roles.ts";
import {
  changed,
  giveRole,
  isOnBoard,
  singleRoles,
  takeRole,
  type Needed,
  type Standing,
} from "../../../src/features/members/rules.ts";
import {
  followRoles,
  mapRole,
  unmapRole,
  type Mapping,
  type Told,
} from "../../../src/features/members/mapping/rules.ts";

const needed: Needed = [defaultHolders["give-roles"], defaultHolders["change-settings"]];

function mapping(platformRole: string, role: Role, within = "w"): Mapping {
  return { platform: "p", platformRole, within, name: platformRole, role };
}

const told = (ids: readonly string[], account = "p/ben", within = "w"): Told => ({ account, within, ids });
const chair: Standing = { id: "ana", roles: ["chair"] };
const ben: Standing = { id: "ben", roles: [] };
const through = { platformRole: "kas", account: "p/ben" };
const follower: Standing = { id: "ben", roles: ["treasurer"], mapped: [{ role: "treasurer", ...through }] };
const kas = mapping("kas", "treasurer");
const gained = { memberId: "ben", role: "treasurer", given: true, through };
const lost = { memberId: "ben", role: "treasurer", given: false };

describe("a role that follows a role of a platform", () => {
  test("comes with it and goes with it", () => {
    expect(followRoles([chair, ben], "ben", [kas], told(["kas"]), needed)).toEqual([gained]);
    expect(followRoles([chair, follower], "ben", [kas], told(["kas"]), needed)).toEqual([]);
    expect(followRoles([chair, follower], "ben", [kas], told([]), needed)).toEqual([lost]);
  });

  test("stays where the board gave it, or gave it too", () => {
    const byHand: Standing = { id: "ben", roles: ["treasurer"] };
    expect(followRoles([chair, byHand], "ben", [kas], told([]), needed)).toEqual([]);
    const changes = giveRole([chair, follower], chair, "ben", "treasurer", needed);
    expect(changes).toEqual([{ memberId: "ben", role: "treasurer", given: true }]);
    if (isRefusal(changes)) return;
    expect(followRoles(changed([chair, follower], changes), "ben", [kas], told([]), needed)).toEqual([]);
  });

  test("is not taken by hand, as it would come back", () => {
    expect(takeRole([chair, follower], "ben", "treasurer")).toMatchObject({ refused: "role-follows" });
  });

  test("is neither taken by another account of the same person nor by another server", () => {
    expect(followRoles([chair, follower], "ben", [kas], told([], "p/ben2"), needed)).toEqual([]);
    expect(followRoles([chair, follower], "ben", [kas], told([], "p/ben", "elsewhere"), needed)).toEqual([]);
    expect(followRoles([chair, ben], "ben", [kas], told(["kas"], "p/ben", "elsewhere"), needed)).toEqual([]);
  });

  test("that one person can hold waits until nobody does", () => {
    const cem: Standing = { id: "cem", roles: [] };
    const both = [chair, follower, cem];
    expect(followRoles(both, "cem", [kas], told(["kas"], "p/cem"), needed)).toEqual([]);
    const vacant = changed(both, [lost as never]);
    expect(followRoles(vacant, "cem", [kas], told(["kas"], "p/cem"), needed)).toHaveLength(1);
  });

  test("moves to the other role of the platform that gives it", () => {
    const other = mapping("geld", "treasurer");
    expect(followRoles([chair, follower], "ben", [kas, other], told(["geld"]), needed)).toEqual([
      { ...gained, through: { ...through, platformRole: "geld" } },
    ]);
  });

  test("stands apart from the board, and does not leave the group without one", () => {
    const auditor = mapping("kc", "audit");
    expect(followRoles([chair], "ana", [auditor], told(["kc"]), needed)).toEqual([]);
    expect(followRoles([follower], "ben", [kas], told([]), needed)).toEqual([]);
  });
});

describe("a mapping", () => {
  test("is one for each role of a platform, and not a supporter's where there is a board", () => {
    expect(mapRole([chair], chair, [], kas)).toEqual(kas);
    expect(mapRole([chair], chair, [kas], mapping("kas", "board"))).toMatchObject({
      refused: "mapped-already",
    });
    const wil: Standing = { id: "wil", roles: ["supporter"] };
    expect(mapRole([chair, wil], wil, [], kas)).toMatchObject({ refused: "board-gives-roles" });
    expect(mapRole([wil], wil, [], kas)).toEqual(kas);
  });

  test("takes back what came through it, unless nobody would be left", () => {
    expect(unmapRole([chair, follower], kas, needed)).toEqual([lost]);
    expect(unmapRole([chair, follower], { ...kas, platform: "q" }, needed)).toEqual([]);
    expect(unmapRole([follower, ben], kas, needed)).toMatchObject({ refused: "last-board-member" });
  });
});

describe("whatever a platform tells, one sentence after another", () => {
  const names = ["ana", "ben", "cem"];
  const ids = ["r0", "r1", "r2", "r3"];
  const anyMappings = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        role: fc.constantFrom(...roles),
        within: fc.constantFrom("w", "v"),
      }),
      { selector: ({ id }) => id, maxLength: 4 },
    )
    .map((all) => all.map(({ id, role, within }) => mapping(id, role, within)));
  const anySentence = fc.record({
    who: fc.constantFrom(...names),
    has: fc.subarray(ids),
    within: fc.constantFrom("w", "v"),
  });
  const anyGroup = fc
    .tuple(...names.map(() => fc.option(fc.constantFrom<Role>("board", "audit", "supporter"))))
    .map((held): Standing[] =>
      names.map((id, index) => ({ id, roles: index === 0 ? ["chair"] : held[index] ? [held[index]] : [] })),
    );

  test("by hand stays, one holder stays one, somebody is left, and the same told again changes nothing", () => {
    fc.assert(
      fc.property(anyGroup, anyMappings, fc.array(anySentence, { maxLength: 8 }), (start, mappings, said) => {
        let group: readonly Standing[] = start;
        for (const { who, has, within } of said) {
          const now = { account: `p/${who}`, within, ids: has };
          const changes = followRoles(group, who, mappings, now, needed);
          expect(changes.every(({ memberId }) => memberId === who)).toBe(true);
          group = changed(group, changes);
          expect(followRoles(group, who, mappings, now, needed)).toEqual([]);
          for (const { id, roles: mine } of start)
            expect(group.find((each) => each.id === id)?.roles).toEqual(expect.arrayContaining([...mine]));
          for (const role of singleRoles)
            expect(group.filter((each) => each.roles.includes(role)).length).toBeLessThanOrEqual(1);
          for (const each of group) {
            const isApart = each.roles.some((role) => role === "audit" || role === "supporter");
            expect(isApart && isOnBoard(each)).toBe(false);
            for (const mine of each.mapped ?? [])
              expect(
                mappings.some((one) => one.platformRole === mine.platformRole && one.role === mine.role),
              ).toBe(true);
          }
          for (const holders of needed) expect(group.some((each) => holds(each.roles, holders))).toBe(true);
        }
        for (const each of mappings) {
          const losses = unmapRole(group, each, needed);
          if (!isRefusal(losses)) group = changed(group, losses);
          const still = group.some(({ mapped = [] }) =>
            mapped.some((mine) => mine.platformRole === each.platformRole),
          );
          expect(still).toBe(isRefusal(losses));
        }
      }),
      { numRuns: 500 },
    );
  });
});
