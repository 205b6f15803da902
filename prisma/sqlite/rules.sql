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
