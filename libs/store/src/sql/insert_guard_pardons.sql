-- What was found in a revision is let in wherever it stands in its collection, kept out of sight in the same way. That it could not be read has no words, and is let in here alone.
-- $1 revision
insert into guard_pardon (collection_id, quote_hash, level, is_hidden, hiding)
select distinct d.collection_id, f.quote_hash, f.level, f.span_start is null, hiding_of(f)
from guard_finding f join revision r on r.id = f.revision_id join document d on d.id = r.document_id
where f.revision_id = $1 and f.quote <> ''
on conflict do nothing;
