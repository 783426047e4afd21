-- What people or a source called a document and its file, to be redacted like its text; what its collection takes out, and whether it has a text yet.
-- $1 revision
select d.id as document_id, d.external_id, d.source_id is not null as is_of_source, d.title, d.metadata, r.file_name, r.given_title,
  redacted_by(c.settings) as kinds, r.text is not null as has_text
from revision r join document d on d.id = r.document_id join collection c on c.id = d.collection_id
where r.id = $1;
