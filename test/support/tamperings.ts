/** What somebody with the database in hand might do, and what `verify` must answer. */
export const tamperings: readonly (readonly [what: string, sql: string, fault: RegExp])[] = [
  [
    "a cent more spent",
    `UPDATE "Line" SET cents = cents + 1 WHERE entry = 3 AND account = 'spent'`,
    /^line 3\/spent\/1 is 23051 in the table, 23050 in the journal$/,
  ],
  [
    "a cent from nowhere",
    `UPDATE "Line" SET cents = cents + 1 WHERE entry = 3 AND account = 'spent'`,
    /^entry 3 sums to 1 cents, not to zero$/,
  ],
  [
    "money that is not there",
    `UPDATE "Line" SET cents = cents - 2000000 WHERE entry = 1 AND account = 'free'`,
    /^free of plan 0 is -\d+ cents, below zero$/,
  ],
  [
    "a line gone",
    `DELETE FROM "Line" WHERE entry = 1 AND account = 'free'`,
    /^line 1\/free\/0 is nothing in the table, 1500000 in the journal$/,
  ],
  [
    "a line more",
    `INSERT INTO "Line" SELECT "groupId", entry, 'free', 7, 100 FROM "Line" WHERE entry = 1 AND account = 'source'`,
    /^line 1\/free\/7 is 100 in the table, nothing in the journal$/,
  ],
  [
    "an entry on another day",
    `UPDATE "Entry" SET date = '2026-01-01' WHERE number = 1`,
    /^entry 1 date is 2026-01-01 in the table, 2026-03-02 in the journal$/,
  ],
  [
    "an entry of somebody else",
    `UPDATE "Entry" SET "memberId" = 'nobody' WHERE number = 1`,
    /^entry 1 by is nobody in the table/,
  ],
  ["an entry gone", `DELETE FROM "Entry" WHERE number = 2`, /^entry 2 is nothing in the table/],
  [
    "a ballot turned",
    `UPDATE "Ballot" SET choice = 'no' WHERE number = 1 AND choice = 'yes'`,
    /^ballot 1\/\w+ is no in the table, yes in the journal$/,
  ],
  [
    "a running count that is not that of the ballots",
    `UPDATE "Poll" SET tally = replace(tally, '1', '7') WHERE number = 1`,
    /^poll 1 shows .+, its ballots are .+$/,
  ],
  [
    "a ballot with another reason",
    `UPDATE "Ballot" SET "reasonId" = 'other' WHERE choice = 'no'`,
    /^ballot 1\/\w+ reason is other in the table/,
  ],
  [
    "a ballot gone",
    `DELETE FROM "Ballot" WHERE number = 3`,
    /^ballot 3\/\w+ is nothing in the table, 2 in the journal$/,
  ],
  [
    "a ballot more",
    `INSERT INTO "Ballot" SELECT "groupId", number, "openedBy", 'yes', NULL, "openedAt" FROM "Poll" WHERE number = 1`,
    /^ballot 1\/\w+ is yes in the table, nothing in the journal$/,
  ],
  [
    "a voter gone",
    `DELETE FROM "Voter" WHERE number = 1 AND "memberId" = (SELECT max("memberId") FROM "Voter")`,
    /^voters 1 is \[/,
  ],
  [
    "another result",
    `UPDATE "Poll" SET result = replace(result, 'accepted', 'rejected') WHERE number = 1`,
    /^poll 1 result outcome is rejected in the table, accepted in the journal$/,
  ],
  [
    "a result that is no JSON",
    `UPDATE "Poll" SET result = '{' WHERE number = 1`,
    /^poll 1 result is \{ in the table/,
  ],
  [
    "a poll opened again",
    `UPDATE "Poll" SET state = 'open' WHERE number = 1`,
    /^poll 1 state is open in the table, closed in the journal$/,
  ],
  [
    "other rules of the count",
    `UPDATE "Poll" SET charter = replace(charter, '6', '3') WHERE number = 1`,
    /^poll 1 charter entitled is 3 in the table, 6 in the journal$/,
  ],
  [
    "a choice in other words",
    `UPDATE "PollChoice" SET "textId" = (SELECT max("textId") FROM "PollChoice" WHERE number = 3) WHERE number = 3`,
    /^choices 3 \d is \w+ in the table, \w+ in the journal$/,
  ],
  [
    "a paper of a round with other marks",
    `UPDATE "Ballot" SET choice = '5x8-6x9' WHERE number = 7 AND choice = '5x8-6x6'`,
    /^ballot 7\/\w+ is 5x8-6x9 in the table, 5x8-6x6 in the journal$/,
  ],
  [
    "more money for a round",
    `UPDATE "Poll" SET charter = replace(charter, '40000', '90000') WHERE number = 7`,
    /^poll 7 charter round budget is 90000 in the table, 40000 in the journal$/,
  ],
  [
    "papers of a round that say something else than what it gave",
    `UPDATE "Ballot" SET choice = '6x9' WHERE number = 7`,
    /^poll 7 gives something else than its ballots say$/,
  ],
  [
    "a round that gives more than it had",
    `UPDATE "Poll" SET result = replace(result, '30000', '50000') WHERE number = 7`,
    /^poll 7 gives 50000 cents of 40000$/,
  ],
  [
    "a role given",
    `INSERT INTO "Role" ("memberId", role, "groupId") SELECT id, 'treasurer', "groupId" FROM "Member" WHERE name = 'cem'`,
    /^role \w+\/treasurer is true in the table, nothing in the journal$/,
  ],
  [
    "a role of the platform made a role by hand",
    `UPDATE "Role" SET "platformRole" = NULL`,
    /^role \w+\/board is true in the table, r7 in the journal$/,
  ],
  [
    "another role of the platform mapped",
    `UPDATE "RoleMapping" SET "platformRole" = 'r8'`,
    /^mapping test\/there\/r8 is board in the table, nothing in the journal$/,
  ],
  [
    "a role taken",
    `DELETE FROM "Role" WHERE role = 'secretary'`,
    /^role \w+\/secretary is nothing in the table, true in the journal$/,
  ],
  [
    "a member back in",
    `UPDATE "Member" SET "leftAt" = NULL WHERE name = 'fay'`,
    /^member \w+ is joined in the table, left in the journal$/,
  ],
  [
    "a member more",
    `INSERT INTO "Member" SELECT 'stranger', "groupId", 'nobody', 'x', "joinedAt", NULL FROM "Member" WHERE name = 'cem'`,
    /^member stranger is joined in the table, nothing in the journal$/,
  ],
  [
    "a setting",
    `INSERT INTO "Setting" SELECT id, 'may book-money', 'everyone' FROM "Group"`,
    /^setting may book-money is everyone in the table, nothing in the journal$/,
  ],
  [
    "a proposal accepted",
    `UPDATE "Proposal" SET state = 'accepted' WHERE number = 2`,
    /^proposal 2 state is accepted in the table, withdrawn in the journal$/,
  ],
  [
    "a proposal in a state that is none",
    `UPDATE "Proposal" SET state = 'x' WHERE number = 2`,
    /^proposal 2 state is x in the table/,
  ],
  [
    "another amount",
    `UPDATE "Proposal" SET amount = 99000 WHERE number = 1`,
    /^proposal 1 amount is 99000 in the table, 25000 in the journal$/,
  ],
  ["a proposal gone", `DELETE FROM "Proposal" WHERE number = 1`, /^proposal 1 is nothing in the table/],
  [
    "a support more",
    `INSERT INTO "Support" SELECT "groupId", 1, id, "joinedAt" FROM "Member" WHERE name = 'fay'`,
    /^support 1\/\w+ is true in the table, nothing in the journal$/,
  ],
  [
    "a support gone",
    `DELETE FROM "Support"`,
    /^support 1\/\w+ is nothing in the table, true in the journal$/,
  ],
  [
    "another language",
    `UPDATE "Group" SET language = 'en'`,
    /^group language is en in the table, nl in the journal$/,
  ],
  [
    "another zone",
    `UPDATE "Group" SET zone = 'UTC'`,
    /^group zone is UTC in the table, Europe\/Amsterdam in the journal$/,
  ],
  ["the group gone", `DELETE FROM "Group"`, /^group zone is nothing in the table/],
  [
    "a number that stands for something else",
    `UPDATE "Numbered" SET kind = 'poll' WHERE number = 1`,
    /^number 1 is poll in the table, proposal in the journal$/,
  ],
  [
    "somebody's words",
    `UPDATE "Text" SET text = 'de buurman' WHERE text = 'de bouwmarkt'`,
    /^text \w+ is \w+ in the table, \w+ in the journal$/,
  ],
  [
    "a journal row changed",
    `UPDATE "Journal" SET sentence = 'vote 1 no' WHERE number = 16`,
    /^journal 16 was changed$/,
  ],
  [
    "a journal row at another time",
    `UPDATE "Journal" SET at = (SELECT at FROM "Journal" WHERE number = 1) WHERE command = 'close'`,
    /^journal \d+ was changed$/,
  ],
  [
    "effects that are no JSON",
    `UPDATE "Journal" SET effects = '[' WHERE number = 16`,
    /^journal 16 was changed$/,
  ],
  ["a journal row dropped", `DELETE FROM "Journal" WHERE number = 16`, /^journal 16 is missing$/],
  [
    "the first journal rows dropped",
    `DELETE FROM "Journal" WHERE number < 4`,
    /^journal 1 to 3 are missing$/,
  ],
  [
    "two journal rows swapped",
    `UPDATE "Journal" SET number = 900 WHERE number = 16; UPDATE "Journal" SET number = 16 WHERE number = 17; UPDATE "Journal" SET number = 17 WHERE number = 900`,
    /^journal 16 does not follow the row before it$/,
  ],
  [
    "a journal row more",
    `INSERT INTO "Journal" SELECT "groupId", number + 1, at, sayer, command, sentence, '[]', hash, hash FROM "Journal" ORDER BY number DESC LIMIT 1`,
    /^journal \d+ was changed$/,
  ],
];

/** Columns that the journal does not prove, each with the reason; every other one of these tables it does. */
export const unproven: Readonly<Record<string, readonly string[]>> = {
  // A name can be changed and forgotten; the journal's own rows say when. A code is only a short way to say the group.
  Group: ["code", "name", "nextNumber", "startedAt"],
  // Who somebody is on a platform stays erasable.
  Member: ["name", "joinedAt", "leftAt", "personId"],
  // The account through which a role came is who somebody is on a platform, and goes with the role.
  Role: ["account"],
  // How people see the role of the platform.
  RoleMapping: ["name"],
  Numbered: [],
  Proposal: ["at"],
  Support: ["at"],
  Poll: ["openedAt"],
  PollChoice: [],
  Voter: [],
  Ballot: ["at"],
  // How a platform names a photo.
  Entry: ["at", "file"],
  Line: [],
  // Words in another group are words forgotten here, and one row too many there.
  Text: ["memberId", "groupId"],
  Journal: [],
};
