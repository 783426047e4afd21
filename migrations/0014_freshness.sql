-- When a document was told to be stale, so that it is told once; thresholds that someone owns.
alter table document add stale_told_at timestamptz;

-- How long a document keeps after it was verified: its own limit, else its source's, else its collection's.
create function stale_after_seconds(d document) returns bigint
language sql stable
return coalesce(
  d.stale_after_seconds,
  (select s.stale_after_seconds from source s where s.id = d.source_id),
  (select (c.settings ->> 'staleAfterSeconds')::bigint from collection c where c.id = d.collection_id));

-- The verdict on what readers see of a document now, as libs/freshness says it of a passage.
create function freshness_verdict(d document) returns text
language sql stable
return case
  when d.valid_until <= now() or d.valid_from > now() then 'expired'
  when d.last_verified_at + make_interval(secs => stale_after_seconds(d)) <= now() then 'stale'
  when stale_after_seconds(d) is not null or d.valid_until is not null then 'current'
  else 'unverified'
end;

-- When it was or will be due to be looked at; null when nobody set a limit.
create function freshness_due_at(d document) returns timestamptz
language sql stable
return least(d.valid_until, d.last_verified_at + make_interval(secs => stale_after_seconds(d)));

create index document_changed on document (organisation_id, last_changed_at) where deleted_at is null and live_revision_id is not null;

-- Something to be told of: whose it is and what they are to do. `raised_at` while it is crossed.
create table freshness_threshold (
  id text primary key,
  organisation_id text not null references organisation,
  collection_id text references collection on delete cascade,
  name text not null,
  measure text not null check (measure in ('overdue_documents', 'overdue_percent', 'oldest_days', 'failing_sources')),
  at_most double precision not null,
  owner text not null,
  action text not null,
  value double precision,
  checked_at timestamptz,
  raised_at timestamptz,
  created_at timestamptz not null default now()
);
create index freshness_threshold_of on freshness_threshold (organisation_id, id);
