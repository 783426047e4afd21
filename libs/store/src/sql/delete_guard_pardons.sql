-- What was found in a revision is let in no more.
-- $1 revision
delete from guard_pardon p
using guard_finding f, revision r, document d
where f.revision_id = $1 and r.id = f.revision_id and d.id = r.document_id
  and p.collection_id = d.collection_id and p.quote_hash = f.quote_hash and p.level = f.level and p.is_hidden = (f.span_start is null)
  and (p.hiding is null or p.hiding = hiding_of(f));
