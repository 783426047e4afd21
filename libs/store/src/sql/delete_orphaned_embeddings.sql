-- Vectors of texts that no chunk holds: of failed revisions, and of documents deleted while they were embedded.
-- no parameters
delete from embedding e where not exists (select from chunk c where c.text_hash = e.text_hash);
