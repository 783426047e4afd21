-- Live revisions with text that has no vector of a model, or no token signature where those are kept: search does not see all of that text. Those behind a place, in order.
-- $1 model, $2 limit, $3 whether token signatures are kept, $4 revision to go on behind
select distinct c.revision_id
from document d
join chunk c on c.revision_id = d.live_revision_id
where d.live_revision_id > $4 and d.deleted_at is null
  and (not exists (select from embedding e where e.text_hash = c.text_hash and e.model_id = $1)
    or $3 and not exists (select from token_signature s where s.text_hash = c.text_hash and s.model_id = $1))
order by c.revision_id
limit $2;
