-- Vectors of the sentences of texts that no chunk holds any more under that title.
-- $1 text hashes
delete from sentence_vectors s
where s.text_hash = any($1::text[])
  and not exists (select from titled_text t where t.text_hash = s.text_hash and t.title_md5 = s.title_md5);
