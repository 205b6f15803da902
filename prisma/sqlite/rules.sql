-- What no schema says: rows of the journal are never changed and never deleted. Run again after every migration.
DROP TRIGGER IF EXISTS journal_is_never_changed;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON "Journal"
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
DROP TRIGGER IF EXISTS journal_is_never_deleted;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON "Journal"
BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;
