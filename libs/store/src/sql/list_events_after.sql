-- Events after one of them, oldest first; those of transactions still open come later.
-- $1 organisation, $2 role, $3 groups, $4 id to start after or null, $5 types or null, $6 document or null, $7 limit
select e.id, e.type, e.collection_id, e.document_id, e.source_id, e.body, e.at
from event_entry e
where e.organisation_id = $1
  and e.written < pg_snapshot_xmin(pg_current_snapshot())
  -- A place in the index, so that whoever follows does not walk through all that came before.
  and (e.written, e.id) > (coalesce((select last.written from event_entry last where last.id = $4), '0'), coalesce($4::text, ''))
  -- One that is past its time is no more; ids tell the time well enough then.
  and ($4::text is null or e.id > $4 or exists (select from event_entry last where last.id = $4))
  and ($5::text[] is null or e.type = any ($5))
  and ($6::text is null or e.document_id = $6)
  and may_hear(e, $1, $2, $3::text[])
order by e.written, e.id
limit $7;
