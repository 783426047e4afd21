-- When a document was told to be stale, so that it is told once; and thresholds that someone owns.
alter table document add stale_told_at timestamptz;

-- How long a document keeps after it was verified: its own limit, else its collection's.
create function stale_after_seconds(d document) returns bigint
language sql stable
return coalesce(d.stale_after_seconds, (select (c.settings ->> 'staleAfterSeconds')::bigint from collection c where c.id = d.collection_id));
