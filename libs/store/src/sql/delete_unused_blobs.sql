-- Ledger rows of files that no revision needs; the files are to be removed before the transaction ends.
-- $1 sha256s
delete from blob b
where b.sha256 = any($1::text[]) and not exists (select from revision r where r.blob_sha256 = b.sha256 and r.status <> 'deleted' and r.file_dropped_at is null)
returning b.sha256;
