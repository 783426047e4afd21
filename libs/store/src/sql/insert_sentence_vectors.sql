-- Vectors of the sentences of a revision's texts that have their own and are shown under that title, which both stay so until this is committed: those of a document deleted or named otherwise meanwhile are not kept.
-- $1 model, $2 way of cutting, $3 revision, $4 text hashes, $5 titles by their md5, $6 sentences
with shown as (
  select md5(coalesce(d.title, r.title, r.file_name)) as title_md5
  from revision r
  join document d on d.id = r.document_id
  where r.id = $3 and d.deleted_at is null
  for share of d
), held as (
  select e.text_hash from embedding e where e.model_id = $1 and e.text_hash = any($4::text[]) for key share
)
insert into sentence_vectors (model_id, text_hash, title_md5, cut, sentences)
select $1, u.hash, u.title_md5, $2, u.sentences
from unnest($4::text[], $5::text[], $6::bytea[]) as u (hash, title_md5, sentences)
join shown on shown.title_md5 = u.title_md5
where u.hash in (select text_hash from held) and exists (select from chunk c where c.revision_id = $3 and c.text_hash = u.hash)
on conflict (model_id, text_hash, title_md5, cut) do update set sentences = excluded.sentences;
