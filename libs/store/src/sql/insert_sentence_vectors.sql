-- Vectors of the sentences of texts that have their own, and go on having it until this is committed: those of a document deleted meanwhile are not kept. They take the place of those that were cut otherwise.
-- $1 model, $2 way of cutting, $3 text hashes, $4 titles by their md5, $5 sentences
with held as (
  select e.text_hash from embedding e where e.model_id = $1 and e.text_hash = any($3::text[]) for key share
)
insert into sentence_vectors (model_id, text_hash, title_md5, cut, sentences)
select $1, u.hash, u.title_md5, $2, u.sentences
from unnest($3::text[], $4::text[], $5::bytea[]) as u (hash, title_md5, sentences)
where u.hash in (select text_hash from held)
on conflict (model_id, text_hash, title_md5) do update set cut = excluded.cut, sentences = excluded.sentences;
