-- Locks the ledger rows of files, in one order for everyone.
-- $1 sha256s
select sha256 from blob where sha256 = any($1::text[]) order by sha256 for update;
