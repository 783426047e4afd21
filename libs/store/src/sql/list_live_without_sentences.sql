-- Live revisions with text that lacks vectors of its sentences, under the title shown, cut as sentences are now: those behind a place, in order. Each is asked by itself (`offset 0`), or all that are left would be asked for one page.
-- $1 model, $2 way of cutting, $3 limit, $4 revision to go on behind
select r.id as revision_id
from revision r
where r.id > $4 and r.status = 'live'
  and exists (
    select from document d
    join chunk c on c.revision_id = r.id
    join embedding e on e.model_id = $1 and e.text_hash = c.text_hash
    where d.id = r.document_id and d.live_revision_id = r.id and d.deleted_at is null and not exists (
      select from sentence_vectors s
      where s.model_id = $1 and s.text_hash = c.text_hash and s.title_md5 = md5(coalesce(d.title, r.title, r.file_name)) and s.cut = $2
    )
    offset 0
  )
order by r.id
limit $3;
