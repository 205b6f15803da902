-- What no schema says: rows of the journal and of the cash book are never changed and never deleted.
-- Run again after every migration.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is never changed or deleted', TG_TABLE_NAME; END $$;
CREATE OR REPLACE TRIGGER journal_is_never_changed BEFORE UPDATE OR DELETE ON "Journal"
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE ON "Entry"
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER line_is_never_changed BEFORE UPDATE OR DELETE ON "Line"
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON "Journal"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER entry_is_never_emptied BEFORE TRUNCATE ON "Entry"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER line_is_never_emptied BEFORE TRUNCATE ON "Line"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
