-- A revision that a document may be rolled back to, and what would have to be embedded first.
-- $1 document, $2 number, $3 model
select r.id, r.number, r.status, r.removed_at, r.removed_reason, r.text is not null as has_text,
  r.status = 'quarantined' or is_withheld(r.id, d) as is_withheld, exists (select from revision_life l where l.revision_id = r.id) as was_live,
  (select count(distinct c.text_hash) from chunk c
    where c.revision_id = r.id and not exists (select from embedding e where e.model_id = $3 and e.text_hash = c.text_hash)) as texts_to_embed
from revision r join document d on d.id = r.document_id
where r.document_id = $1 and r.number = $2::bigint;
