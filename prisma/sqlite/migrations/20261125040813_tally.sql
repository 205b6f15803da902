-- AlterTable
ALTER TABLE "Poll" ADD COLUMN "tally" TEXT NOT NULL DEFAULT '{}';
-- The ballots that were cast before.
UPDATE "Poll" SET "tally" = coalesce((
    SELECT json_group_object("choice", "cast") FROM (
        SELECT "choice", count(*) AS "cast" FROM "Ballot"
        WHERE "Ballot"."groupId" = "Poll"."groupId" AND "Ballot"."number" = "Poll"."number"
        GROUP BY "choice"
    )
), '{}');
