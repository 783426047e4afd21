-- Revisions that became live lately, with text that has no vector of a model: the others are known to have theirs.
-- $1 model, $2 limit, $3 seconds
select distinct c.revision_id
from revision r
join document d on d.live_revision_id = r.id
join chunk c on c.revision_id = r.id
where r.status = 'live' and r.status_changed_at > now() - make_interval(secs => $3) and d.deleted_at is null
  and not exists (select from embedding e where e.text_hash = c.text_hash and e.model_id = $1)
limit $2;
