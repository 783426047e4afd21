-- Revisions that became live lately, with text that has no vector of a model: the others are known to have theirs. Those behind a place, in order.
-- $1 model, $2 limit, $3 revision to go on behind, $4 seconds
with late as materialized (
  select r.id
  from revision r
  join document d on d.live_revision_id = r.id
  where r.status = 'live' and r.status_changed_at > now() - make_interval(secs => $4) and d.deleted_at is null
)
select late.id as revision_id
from late
where late.id > $3
  and exists (
    select from chunk c
    where c.revision_id = late.id and not exists (select from embedding e where e.text_hash = c.text_hash and e.model_id = $1)
  )
order by late.id
limit $2;
