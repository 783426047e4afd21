-- Texts of a revision that have their vector of a model and lack those of their sentences: under the title shown, cut as sentences are now.
-- $1 revision, $2 model, $3 way of cutting, $4 limit
select distinct on (c.text_hash) c.text_hash, shown.title, md5(shown.title) as title_md5, c.text
from chunk c
join revision r on r.id = c.revision_id
join document d on d.id = r.document_id
cross join lateral (select coalesce(d.title, r.title, r.file_name) as title) shown
join embedding e on e.model_id = $2 and e.text_hash = c.text_hash
where c.revision_id = $1
  and not exists (
    select from sentence_vectors s
    where s.model_id = $2 and s.text_hash = c.text_hash and s.title_md5 = md5(shown.title) and s.cut = $3
  )
order by c.text_hash
limit $4;
