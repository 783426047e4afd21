-- What the guard made of each revision, and what people made of that. The decision is a person's and outlasts a new scan.
create table guard_verdict (
  revision_id text primary key references revision on delete cascade,
  level text not null check (level in ('clean', 'suspect', 'quarantined')),
  -- Of the guard that looked.
  version text not null,
  scanned_at timestamptz not null default now(),
  decision text check (decision in ('approve', 'reject')),
  note text,
  decided_by text,
  decided_role text,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null))
);
create index guard_verdict_flagged on guard_verdict (revision_id) where level <> 'clean';
create index guard_verdict_held on guard_verdict (revision_id) where level = 'quarantined' or decision = 'reject';

-- Without a span it was found in what the text does not hold, and is about all of the revision.
create table guard_finding (
  revision_id text not null references guard_verdict on delete cascade,
  ordinal int not null,
  level text not null check (level in ('suspect', 'quarantined')),
  reason text not null,
  quote text not null,
  -- Of all the words, of which the quote may be the first.
  quote_hash text not null,
  span_start int,
  span_end int,
  is_in_title boolean not null default false,
  page int,
  cues text[] not null,
  score double precision not null,
  primary key (revision_id, ordinal),
  check ((span_start is null) = (span_end is null))
);

-- Findings as people labelled them, each with the text around it: what the guard is measured with and may be fitted to.
create table guard_example (
  revision_id text not null references guard_verdict on delete cascade,
  ordinal int not null,
  label text not null check (label in ('attack', 'benign')),
  text text not null,
  -- In this text.
  span_start int not null,
  span_end int not null,
  reason text not null,
  cues text[] not null,
  is_hidden boolean not null,
  labelled_at timestamptz not null default now(),
  primary key (revision_id, ordinal)
);

-- Words that a person let in: found again in this collection, in the same way, they are no finding. A hash, so no text of a deleted document.
create table guard_pardon (
  collection_id text not null references collection on delete cascade,
  quote_hash text not null,
  level text not null,
  is_hidden boolean not null,
  at timestamptz not null default now(),
  primary key (collection_id, quote_hash, level, is_hidden)
);

-- Lives of revisions that were taken off: nobody looks back at them until they are given back.
create table withheld_life (
  document_id text not null references document on delete cascade,
  revision_id text not null references revision on delete cascade,
  live_from timestamptz not null,
  live_until timestamptz not null,
  primary key (document_id, live_from, revision_id)
);
create index withheld_life_of_revision on withheld_life (revision_id);
create index revision_quarantined on revision (id) where status = 'quarantined';

-- How far a source is trusted; null: as its collection says.
alter table source add guard_documents text check (guard_documents in ('quarantine', 'mark', 'off'));
create or replace view source_summary as
select s.id, s.organisation_id, s.collection_id, c.name as collection_name, s.kind, s.name, s.settings, s.secret is not null as has_secret,
  s.schedule, s.paused, s.grace_seconds, s.stale_after_seconds, s.access_public, s.access_groups, s.state, s.message, s.failures,
  s.created_at, s.updated_at, s.requested_at, s.next_visit_at, s.last_visit_at, s.last_success_at, s.last_changed_at,
  s.run_id is not null as is_running,
  coalesce((select jsonb_object_agg(state, items) from (
    select state, count(*) as items from source_item i where i.source_id = s.id group by state) counted), '{}') as items,
  s.guard_documents
from source s
join collection c on c.id = s.collection_id;

-- What becomes of what is found in a document: its source's word, else its collection's.
create function guard_policy(d document) returns text
language sql stable
return coalesce(
  (select s.guard_documents from source s where s.id = d.source_id),
  (select c.settings #>> '{guard,documents}' from collection c where c.id = d.collection_id),
  'quarantine');

-- Whether a finding still counts: nobody let its revision in, nor the same words elsewhere in the collection.
create function finding_counts(f guard_finding, d document) returns boolean
language sql stable
return not exists (select from guard_verdict v where v.revision_id = f.revision_id and v.decision = 'approve')
  and not exists (
    select from guard_pardon p
    where p.collection_id = d.collection_id and p.quote_hash = f.quote_hash and p.level = f.level and p.is_hidden = (f.span_start is null));

-- Whether readers may not see a revision: a person rejected it, or something in it is quarantined and nobody let it in.
create function is_withheld(wanted text, d document) returns boolean
language sql stable
return exists (
  select from guard_verdict v
  where v.revision_id = wanted and (v.decision = 'reject' or (v.level = 'quarantined' and guard_policy(d) = 'quarantine'
    and exists (select from guard_finding f where f.revision_id = wanted and f.level = 'quarantined' and finding_counts(f, d)))));

-- What makes a chunk suspect, or null: the worst of what its span touches and of what is about all of its revision.
create function guard_of(c chunk, d document) returns jsonb
language sql stable
return (
  select jsonb_build_object('level', 'suspect', 'reason', f.reason)
  from guard_finding f
  where f.revision_id = c.revision_id and (f.span_start is null or (f.span_start < c.span_end and f.span_end > c.span_start))
    and guard_policy(d) <> 'off' and finding_counts(f, d)
  order by f.level = 'quarantined' desc, f.score desc, f.ordinal
  limit 1);

create or replace view revision_summary as
select id, document_id, number, status, media_type, file_name, blob_sha256 as sha256, bytes, page_count, chunk_count, warnings,
  failure_code, failure_reason, attempts, created_at, status_changed_at, live_at,
  case when status = 'received' and parsed_pages is not null then jsonb_build_object('page', parsed_pages, 'of', pages_to_parse) end as progress,
  (select jsonb_build_object('revisionId', v.revision_id, 'level', v.level, 'decision', v.decision,
      'findings', (select count(*) from guard_finding f where f.revision_id = v.revision_id))
    from guard_verdict v where v.revision_id = revision.id) as guard
from revision;

-- The words of a title are its file's: while a document has nothing but what waits in quarantine it goes by its external id.
create or replace view document_summary as
select d.id, d.collection_id, c.name as collection_name, d.external_id,
  case when live.id is not null or newest.status <> 'quarantined' then coalesce(d.title, live.title, newest.title) end as title, d.metadata,
  d.access_public, d.access_groups, d.valid_from, d.valid_until, d.stale_after_seconds, d.created_at, d.updated_at,
  live.number as live_number, newest.status as latest_status, to_jsonb(latest) as latest
from document d
join collection c on c.id = d.collection_id
join revision newest on newest.document_id = d.id and newest.number = d.latest_number
join revision_summary latest on latest.id = newest.id
left join revision live on live.id = d.live_revision_id;

-- Searches show what is suspect: one kept from before must not outlive a verdict, a person's word or a policy.
create function touch_by_guard() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id)
  select distinct d.collection_id from moved m join revision r on r.id = m.revision_id join document d on d.id = r.document_id
  where r.live_at is not null
  on conflict do nothing;
  return null;
end
$$;
create trigger verdict_insert_touch after insert on guard_verdict referencing new table as moved for each statement execute function touch_by_guard();
create function touch_by_changed_verdict() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id)
  select distinct d.collection_id
  from moved m
  join former f on f.revision_id = m.revision_id and (f.level, f.decision) is distinct from (m.level, m.decision)
  join revision r on r.id = m.revision_id and r.live_at is not null
  join document d on d.id = r.document_id
  on conflict do nothing;
  return null;
end
$$;
create trigger verdict_update_touch after update on guard_verdict referencing old table as former new table as moved
for each statement execute function touch_by_changed_verdict();
create trigger verdict_delete_touch after delete on guard_verdict referencing old table as moved for each statement execute function touch_by_guard();
create trigger finding_insert_touch after insert on guard_finding referencing new table as moved for each statement execute function touch_by_guard();
create trigger finding_update_touch after update on guard_finding referencing new table as moved for each statement execute function touch_by_guard();
create trigger finding_delete_touch after delete on guard_finding referencing old table as moved for each statement execute function touch_by_guard();

create trigger pardon_insert_touch after insert on guard_pardon for each row execute function touch_own_collection();
create function touch_former_collection() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id) values (old.collection_id) on conflict do nothing;
  return null;
end
$$;
create trigger pardon_delete_touch after delete on guard_pardon for each row execute function touch_former_collection();
create trigger source_guard_touch after update of guard_documents on source
for each row when (old.guard_documents is distinct from new.guard_documents) execute function touch_own_collection();

-- Whether a reader of a document may open a revision of it: one in quarantine is for those who may review it.
create function may_open(r revision, reader_role text) returns boolean
language sql stable
return r.status <> 'quarantined' or reader_role <> 'reader';

-- Revisions in which the guard found something, as they are reviewed, and all that a person decided. Open: nobody decided, and it waits, or
-- readers see it and it is not all let in.
create view guard_case as
select v.revision_id, v.level, v.version, v.scanned_at, v.decision, v.note, v.decided_role, v.decided_at, k.name as decided_key,
  d.id as document_id, d.external_id, d.collection_id, c.name as collection_name, r.number, r.status,
  coalesce(d.title, r.title, r.file_name) as title,
  case v.decision when 'approve' then 'approved' when 'reject' then 'rejected' else 'open' end as state
from guard_verdict v
join revision r on r.id = v.revision_id and r.removed_at is null
join document d on d.id = r.document_id and d.deleted_at is null
join collection c on c.id = d.collection_id
left join api_key k on k.id = v.decided_by
where v.decision is not null or r.status = 'quarantined' or (r.status = 'live' and v.level <> 'clean' and guard_policy(d) <> 'off'
  and exists (select from guard_finding f where f.revision_id = v.revision_id and finding_counts(f, d)));
