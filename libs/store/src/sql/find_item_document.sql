-- The document that a thing of a source became, and whether it may tell its address: not where its collection takes personal data out and what was taken out of a text of it took that too. Who changes the source takes its row before those of its documents, and so does this.
-- $1 source, $2 key
with visited as (select id from source where id = $1 for share)
select d.id, d.external_id,
  d.metadata ? 'url' or redacted_by(c.settings) = '{}' or not exists (select from revision r where r.document_id = d.id and r.redacted_kinds <> '{}') as may_have_url
from visited, source_item i join document d on d.id = i.document_id and d.deleted_at is null and d.source_id = i.source_id join collection c on c.id = d.collection_id
where i.source_id = $1 and i.key = $2;
