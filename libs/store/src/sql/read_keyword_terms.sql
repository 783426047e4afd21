-- Terms of passages that a ranking has just found for its reader; they are weighed, not shown.
-- $1 chunks
select chunk_id, terms from keyword_entry where chunk_id = any($1::text[]);
