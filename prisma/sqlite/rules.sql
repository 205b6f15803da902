-- What no schema says: rows of the journal and of the cash book are never changed and never deleted.
-- Run again after every migration.
DROP TRIGGER IF EXISTS journal_is_never_changed;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON "Journal"
BEGIN SELECT RAISE(ABORT, 'Journal is never changed'); END;
DROP TRIGGER IF EXISTS journal_is_never_deleted;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON "Journal"
BEGIN SELECT RAISE(ABORT, 'Journal is never deleted'); END;
DROP TRIGGER IF EXISTS entry_is_never_changed;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON "Entry"
BEGIN SELECT RAISE(ABORT, 'Entry is never changed'); END;
DROP TRIGGER IF EXISTS entry_is_never_deleted;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON "Entry"
BEGIN SELECT RAISE(ABORT, 'Entry is never deleted'); END;
DROP TRIGGER IF EXISTS line_is_never_changed;
CREATE TRIGGER line_is_never_changed BEFORE UPDATE ON "Line"
BEGIN SELECT RAISE(ABORT, 'Line is never changed'); END;
DROP TRIGGER IF EXISTS line_is_never_deleted;
CREATE TRIGGER line_is_never_deleted BEFORE DELETE ON "Line"
BEGIN SELECT RAISE(ABORT, 'Line is never deleted'); END;
-- INSERT OR REPLACE deletes without asking the triggers above.
DROP TRIGGER IF EXISTS journal_is_never_replaced;
CREATE TRIGGER journal_is_never_replaced BEFORE INSERT ON "Journal"
WHEN EXISTS (SELECT 1 FROM "Journal" WHERE "groupId" = NEW."groupId" AND "number" = NEW."number")
BEGIN SELECT RAISE(ABORT, 'Journal is never changed'); END;
DROP TRIGGER IF EXISTS entry_is_never_replaced;
CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON "Entry"
WHEN EXISTS (SELECT 1 FROM "Entry" WHERE "groupId" = NEW."groupId" AND "number" = NEW."number")
BEGIN SELECT RAISE(ABORT, 'Entry is never changed'); END;
DROP TRIGGER IF EXISTS line_is_never_replaced;
CREATE TRIGGER line_is_never_replaced BEFORE INSERT ON "Line"
WHEN EXISTS (SELECT 1 FROM "Line" WHERE "groupId" = NEW."groupId" AND "entry" = NEW."entry" AND "account" = NEW."account" AND "plan" = NEW."plan")
BEGIN SELECT RAISE(ABORT, 'Line is never changed'); END;
