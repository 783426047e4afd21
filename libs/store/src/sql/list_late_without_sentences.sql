-- Of the revisions that became live lately, those with text that lacks vectors of its sentences: behind a place, in order.
-- $1 model, $2 way of cutting, $3 limit, $4 revision to go on behind, $5 seconds
with late as materialized (
  select r.id, coalesce(d.title, r.title, r.file_name) as title
  from revision r
  join document d on d.live_revision_id = r.id
  where r.status = 'live' and r.status_changed_at > now() - make_interval(secs => $5) and d.deleted_at is null
)
select late.id as revision_id
from late
where late.id > $4
  and exists (
    select from chunk c
    join embedding e on e.model_id = $1 and e.text_hash = c.text_hash
    where c.revision_id = late.id and not exists (
      select from sentence_vectors s
      where s.model_id = $1 and s.text_hash = c.text_hash and s.title_md5 = md5(late.title) and s.cut = $2
    )
  )
order by late.id
limit $3;
