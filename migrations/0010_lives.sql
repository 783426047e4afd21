-- When which revision was live, what a document's age rests on, what was removed and why.
-- From `live_from` up to, not including, `live_until`; to the millisecond, as times are shown.
create table revision_life (
  document_id text not null references document on delete cascade,
  revision_id text not null references revision on delete cascade,
  live_from timestamptz not null,
  live_until timestamptz check (live_until >= live_from),
  primary key (document_id, live_from, revision_id)
);
create unique index revision_life_open on revision_life (document_id) where live_until is null;
create index revision_life_of_revision on revision_life (revision_id);

insert into revision_life (document_id, revision_id, live_from, live_until)
select document_id, id, live_from, case when is_live then null else greatest(live_from, coalesce(next_from, ended)) end
from (
  select r.document_id, r.id, d.live_revision_id = r.id as is_live, date_trunc('milliseconds', r.live_at) as live_from,
    date_trunc('milliseconds', lead(r.live_at) over (partition by r.document_id order by r.number)) as next_from,
    date_trunc('milliseconds', r.status_changed_at) as ended
  from revision r join document d on d.id = r.document_id
  where r.live_at is not null and d.deleted_at is null
) known;

-- Verified: last received, changed or not. Changed: what readers see last became other.
alter table document add last_verified_at timestamptz, add last_changed_at timestamptz;
update document d
set last_verified_at = (select r.created_at from revision r where r.document_id = d.id and r.number = d.latest_number),
  last_changed_at = (select r.live_at from revision r where r.id = d.live_revision_id)
where d.deleted_at is null;

-- A removed revision keeps its row, so that an old citation is told why it does not open.
alter table revision add removed_at timestamptz, add removed_reason text check (removed_reason in ('retention', 'deletion'));
-- Vectors that were made for it because nobody had its text yet; null where nobody counted.
alter table revision add embedded_texts int;
update revision set removed_at = status_changed_at, removed_reason = 'deletion' where status = 'deleted';

-- What a deletion took away, counted as it was done; complete when traces and files are seen to as well.
create table deletion (
  document_id text primary key,
  organisation_id text not null references organisation,
  collection_id text not null,
  external_id text not null,
  key_id text,
  traces text not null check (traces in ('redact', 'keep', 'delete')),
  removed jsonb not null,
  at timestamptz not null,
  completed_at timestamptz
);
create index deletion_at on deletion (organisation_id, at);
create index deletion_unfinished on deletion (at) where completed_at is null;

alter table retrieval add as_of timestamptz;
