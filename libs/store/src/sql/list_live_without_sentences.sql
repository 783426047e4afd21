-- Live revisions with text that lacks vectors of its sentences, under the title shown, cut as sentences are now: those behind a place, in order.
-- $1 model, $2 way of cutting, $3 limit, $4 revision to go on behind
select r.id as revision_id
from revision r
join document d on d.id = r.document_id and d.live_revision_id = r.id
where r.id > $4 and d.deleted_at is null
  and exists (
    select from chunk c
    join embedding e on e.model_id = $1 and e.text_hash = c.text_hash
    where c.revision_id = r.id and not exists (
      select from sentence_vectors s
      where s.model_id = $1 and s.text_hash = c.text_hash and s.title_md5 = md5(coalesce(d.title, r.title, r.file_name)) and s.cut = $2
    )
  )
order by r.id
limit $3;
