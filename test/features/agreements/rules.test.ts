import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { roles, type Role } from "../../../src/domain/roles.ts";
import { agree, allow, hasHolder, openPermissions } from "../../../src/features/agreements/rules.ts";
import { giveRole, leaveGroup, takeRole, type Standing } from "../../../src/features/members/rules.ts";

describe("one value", () => {
  test.each([
    ["closing-time", "21:00", "20:00", "21:00"],
    ["quorum", "30", "0", "30"],
    ["quorum", "2/3", "30", "2/3"],
    ["threshold", "at-least 2/3", "more-than 1/2", "at-least 2/3"],
    ["quiet-hours", "off", "21:00-08:00", "off"],
    ["zone", "America/Paramaribo", "Europe/Amsterdam", "America/Paramaribo"],
  ] as const)("%s %s may take the place of %s", (name, value, before, agreed) => {
    expect(agree(name, value, before)).toBe(agreed);
  });

  test.each([
    ["closing-time", "24:00"],
    ["closing-time", "8:00"],
    ["quorum", "101"],
    ["quorum", "030"],
    ["threshold", "at-least 1/2"],
    ["threshold", "more-than 1/3"],
    ["threshold", "more-than 1/1"],
    ["threshold", "at-least 3/2"],
    ["quiet-hours", "21:00-21:00"],
    ["quiet-hours", "08:00-07:00"],
    ["meeting-reminders", "P1D P7D"],
    ["meeting-reminders", "P1D P1D"],
    ["meeting-reminders", "P1Y"],
    ["meeting-reminders", ""],
    ["zone", "Europe/Atlantis"],
    ["zone", "europe/amsterdam"],
    ["language", "fr"],
  ] as const)("%s %s is refused", (name, value) => {
    expect(agree(name, value, "")).toMatchObject({ refused: `wrong-${name}` });
  });

  test("what holds already is no change", () => {
    expect(agree("quorum", "30", "30")).toMatchObject({ refused: "holds-already" });
  });
});

describe("who may do what", () => {
  const group: readonly (readonly Role[])[] = [["chair"], ["treasurer"], []];

  test("whoever says the board means all who are on it", () => {
    expect(allow("remind", "board", "residents", group)).toEqual([
      "chair",
      "secretary",
      "treasurer",
      "board",
    ]);
  });

  test.each([
    ["book-money", "everyone", "board-books"],
    ["book-money", "treasurer audit", "board-books"],
    ["book-money", "supporter", "board-books"],
    ["change-settings", "secretary", "nobody-left"],
    ["give-roles", "audit", "nobody-left"],
    ["open-poll", "mayor", "wrong-holders"],
    ["open-poll", "", "wrong-holders"],
    ["remind", "residents", "holds-already"],
  ] as const)("%s by %s is refused", (permission, said, reason) => {
    expect(allow(permission, said, "residents", group)).toMatchObject({ refused: reason });
  });
});

const role = fc.constantFrom(...roles);
const standings = fc
  .array(fc.uniqueArray(role, { maxLength: 2 }), { minLength: 1, maxLength: 5 })
  .map((members) => members.map((mine, index): Standing => ({ id: String(index), roles: mine })));
const said = fc.oneof(
  fc.constantFrom("everyone", "residents"),
  fc.subarray([...roles], { minLength: 1 }).map((some) => some.join(" ")),
);

/** What the group looks like after a change that was not refused. */
function change(
  group: readonly Standing[],
  what: number,
  who: string,
  which: Role,
  needed: readonly Role[][],
) {
  if (what === 0) {
    const left = leaveGroup(group, who, needed);
    return isRefusal(left) ? group : group.filter(({ id }) => id !== left.left);
  }
  const by = group[0] ?? { id: "", roles: [] };
  const changes = what === 1 ? giveRole(group, by, who, which, needed) : takeRole(group, who, which, needed);
  if (isRefusal(changes)) return group;
  return [changes].flat().reduce<readonly Standing[]>((members, { memberId, role: moved, given }) => {
    return members.map((each) => {
      const others = each.roles.filter((mine) => mine !== moved);
      return each.id === memberId ? { ...each, roles: given ? [...others, moved] : others } : each;
    });
  }, group);
}

test("whatever is agreed and whoever comes and goes, somebody may change agreements and give roles", () => {
  const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(4).map(String), role), { maxLength: 20 });
  fc.assert(
    fc.property(
      standings,
      fc.constantFrom("change-settings", "give-roles"),
      said,
      steps,
      (group, what, by, moves) => {
        const before = group.map(({ roles: mine }) => mine);
        const holders = allow(what, by, "everyone", before);
        fc.pre(!isRefusal(holders) && typeof holders !== "string");
        if (isRefusal(holders) || typeof holders === "string") return;
        let now: readonly Standing[] = group;
        for (const [kind, who, which] of moves) now = change(now, kind, who, which, [[...holders]]);
        expect(
          hasHolder(
            holders,
            now.map(({ roles: mine }) => mine),
          ),
        ).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("what may be agreed about holders never lets anybody book money who is not on the board", () => {
  fc.assert(
    fc.property(standings, fc.constantFrom(...openPermissions), said, (group, permission, by) => {
      const holders = allow(
        permission,
        by,
        "everyone",
        group.map(({ roles: mine }) => mine),
      );
      if (isRefusal(holders) || permission !== "book-money") return;
      expect(hasHolder(holders, [[], ["audit"], ["supporter"]])).toBe(false);
    }),
  );
});
