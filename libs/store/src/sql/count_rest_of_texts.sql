-- What is left of texts: for checks that deletion is complete.
-- $1 text hashes
select (select count(*) from chunk where text_hash = any($1::text[])) as chunks, (select count(*) from embedding where text_hash = any($1::text[])) as vectors;
