-- Vectors of the sentences of texts that no chunk holds under that title: of documents whose title was changed, above all.
-- no parameters
delete from sentence_vectors s
where not exists (select from titled_text t where t.text_hash = s.text_hash and t.title_md5 = s.title_md5);
