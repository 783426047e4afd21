-- Stored texts that the guard reads again: page by page in the order of their ids, one process at a time, and once more where it could not.
create index revision_by_status on revision (status, id);
-- Its whole purpose is served by the one above.
drop index revision_quarantined;

-- How often in a row this version could not read it, and when it is tried again; null where it was read.
alter table guard_verdict add column unread_times int not null default 0, add column retry_at timestamptz;
create index guard_verdict_retry on guard_verdict (retry_at) where retry_at is not null;

-- Versions of the guard that look for texts to read, each kept by the processes that have it.
create table guard_version (
  version text primary key,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);

-- Whether a guard of a later version is at work beside this one: what it found stays. One that is not heard of any more was rolled back.
create function is_outdone(version text, other text) returns boolean
language sql stable
return exists (
  select from guard_version mine, guard_version theirs
  where mine.version = is_outdone.version and theirs.version = is_outdone.other
    and (theirs.first_seen_at, theirs.version) > (mine.first_seen_at, mine.version) and theirs.last_seen_at > now() - interval '1 hour');

-- Whether a guard of this version is to read a revision: none did, an earlier one did, or it could not and its pause is over.
create function is_to_scan(wanted text, version text) returns boolean
language sql stable
return not exists (
  select from guard_verdict v
  where v.revision_id = wanted
    and case when v.version = is_to_scan.version then v.retry_at is null or v.retry_at > now() else is_outdone(is_to_scan.version, v.version) end);

create or replace view guard_case as
select v.revision_id, v.level, v.version, v.scanned_at, v.decision, v.note, v.decided_role, v.decided_at, k.name as decided_key,
  d.id as document_id, d.external_id, d.collection_id, c.name as collection_name, r.number, r.status,
  coalesce(d.title, r.title, r.file_name) as title,
  case v.decision when 'approve' then 'approved' when 'reject' then 'rejected' else 'open' end as state,
  v.unread_times, v.retry_at
from guard_verdict v
join revision r on r.id = v.revision_id and r.removed_at is null
join document d on d.id = r.document_id and d.deleted_at is null
join collection c on c.id = d.collection_id
left join api_key k on k.id = v.decided_by
where v.decision is not null or r.status = 'quarantined' or (r.status = 'live' and v.level <> 'clean' and guard_policy(d) <> 'off'
  and exists (select from guard_finding f where f.revision_id = v.revision_id and finding_counts(f, d)));

-- A server's autovacuum comes by default when a fifth of a table is dead: of a million passages two hundred thousand, whose index pages
-- every search reads until then. Vectors keep the default, as their index is read through at each.
alter table chunk set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table keyword_entry set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
alter table revision set (autovacuum_vacuum_scale_factor = 0.05);
alter table retrieval_hit set (autovacuum_vacuum_scale_factor = 0.05);
alter table model_call set (autovacuum_vacuum_scale_factor = 0.05);
