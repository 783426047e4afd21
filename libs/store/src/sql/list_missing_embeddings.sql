-- Texts of a revision that have no vector of a model yet, or no token signature where those are kept.
-- $1 revision, $2 model, $3 limit, $4 whether token signatures are kept
select distinct on (c.text_hash) c.text_hash, coalesce(r.title, '') as title, c.headings, c.context, c.text
from chunk c join revision r on r.id = c.revision_id
where c.revision_id = $1
  and (not exists (select from embedding e where e.model_id = $2 and e.text_hash = c.text_hash)
    or $4 and not exists (select from token_signature s where s.model_id = $2 and s.text_hash = c.text_hash))
order by c.text_hash
limit $3;
