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
create index question_without_answer on question (asked_at) where answer is null;

-- Where a document's content can lie: every table that names a document, a revision or a chunk, those of later migrations included. Left out
-- are those that hold no content of it: its own rows (emptied, see revision), what happened, what was found, what a source lists.
create view place_of_content as
select distinct on (c.table_name) c.table_name::text as place, c.column_name::text as named_by
from information_schema.columns c
join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
where c.table_schema = current_schema() and c.column_name in ('document_id', 'revision_id', 'chunk_id')
  and c.table_name not in ('revision', 'deletion', 'event_entry', 'retrieval_hit', 'source_item')
order by c.table_name, array_position(array['document_id', 'revision_id', 'chunk_id'], c.column_name::text);

create function which_of_document(named_by text) returns text
language sql immutable
return case named_by
  when 'document_id' then 'document_id = $1'
  when 'revision_id' then 'revision_id in (select id from revision where document_id = $1)'
  else 'chunk_id in (select id from chunk where document_id = $1)' end;

-- Rows by place.
create function rest_of_document(wanted text) returns jsonb language plpgsql stable as $$
declare
  found record;
  counted bigint;
  result jsonb := '{}';
begin
  for found in select * from place_of_content loop
    execute format('select count(*) from %I where %s', found.place, which_of_document(found.named_by)) into counted using wanted;
    result := result || jsonb_build_object(found.place, counted);
  end loop;
  return result;
end
$$;

create function forget_document(wanted text) returns void language plpgsql as $$
declare
  found record;
begin
  for found in select * from place_of_content order by named_by = 'document_id' loop
    execute format('delete from %I where %s', found.place, which_of_document(found.named_by)) using wanted;
  end loop;
end
$$;
