-- Vectors of texts that no chunk holds, of whatever document they were.
-- no parameters
select count(*) as vectors from embedding e where not exists (select from chunk c where c.text_hash = e.text_hash);
