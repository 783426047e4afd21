-- Vectors of texts that no chunk holds, and of their sentences under titles that they are not shown with, of whatever document they were.
-- no parameters
select (select count(*) from embedding e where not exists (select from chunk c where c.text_hash = e.text_hash))
  + (select count(*) from sentence_vectors s
    where not exists (select from titled_text t where t.text_hash = s.text_hash and t.title_md5 = s.title_md5)) as vectors;
