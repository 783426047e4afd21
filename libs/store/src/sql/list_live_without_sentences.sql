-- Live revisions with text that lacks vectors of its sentences: under the title shown, cut as sentences are now. Of all, or of those that became live lately.
-- $1 model, $2 way of cutting, $3 limit, $4 seconds or null for all
select r.id as revision_id
from revision r
join document d on d.live_revision_id = r.id
where r.status = 'live' and d.deleted_at is null
  and ($4::float8 is null or r.status_changed_at > now() - make_interval(secs => $4))
  and exists (
    select from chunk c
    join embedding e on e.model_id = $1 and e.text_hash = c.text_hash
    where c.revision_id = r.id and not exists (
      select from sentence_vectors s
      where s.model_id = $1 and s.text_hash = c.text_hash and s.title_md5 = md5(coalesce(d.title, r.title, r.file_name)) and s.cut = $2
    )
  )
limit $3;
