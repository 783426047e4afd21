-- Live revisions with text that has no vector of a model: the vector leg does not see that text.
-- $1 model, $2 limit
select distinct c.revision_id
from document d
join chunk c on c.revision_id = d.live_revision_id
where d.deleted_at is null and not exists (select from embedding e where e.text_hash = c.text_hash and e.model_id = $1)
limit $2;
