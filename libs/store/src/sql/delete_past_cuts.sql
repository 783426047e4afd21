-- Vectors of sentences cut in a way that no program has used for a day, of texts that have them cut in one that is used.
-- no parameters
with used as (select cut from sentence_cut where used_at > now() - interval '1 day')
delete from sentence_vectors s
where s.cut not in (select cut from used)
  and exists (
    select from sentence_vectors other
    where other.model_id = s.model_id and other.text_hash = s.text_hash and other.title_md5 = s.title_md5
      and other.cut in (select cut from used)
  );
