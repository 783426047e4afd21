-- Vectors of texts that no chunk holds any more.
-- $1 text hashes
delete from embedding e where e.text_hash = any($1::text[]) and not exists (select from chunk c where c.text_hash = e.text_hash)
returning e.text_hash;
