-- What a revision was made from; nothing that counts as the same where its collection now takes out other kinds of personal data.
-- $1 document, $2 number
select r.id, r.number, r.status,
  case when r.text is null or r.redacted_kinds = redacted_by(c.settings) then r.blob_sha256 else '' end as blob_sha256,
  r.redacted_kinds <> '{}' as is_redacted
from revision r join document d on d.id = r.document_id join collection c on c.id = d.collection_id
where r.document_id = $1 and r.number = $2;
