-- Texts of a revision that have no vector of a model yet.
-- $1 revision, $2 model, $3 limit
select distinct on (c.text_hash) c.text_hash, coalesce(r.title, '') as title, c.headings, c.context, c.text
from chunk c join revision r on r.id = c.revision_id
where c.revision_id = $1 and not exists (select from embedding e where e.model_id = $2 and e.text_hash = c.text_hash)
order by c.text_hash
limit $3;
