-- Sources: what is visited again and again, what each visit found, and what is known of every thing a source holds.
create table source (
  id text primary key,
  organisation_id text not null references organisation,
  collection_id text not null references collection on delete cascade,
  kind text not null,
  name text not null,
  settings jsonb not null,
  -- AES-256-GCM; never leaves the store but to a visit.
  secret bytea,
  schedule jsonb,
  paused boolean not null default false,
  grace_seconds bigint not null check (grace_seconds >= 0),
  stale_after_seconds bigint check (stale_after_seconds > 0),
  access_public boolean not null default true,
  access_groups text[] not null default '{}',
  state text not null default 'new' check (state in ('new', 'ok', 'failing', 'held')),
  -- What the last visit said, in words.
  message text,
  failures int not null default 0,
  visit_state jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  requested_at timestamptz,
  next_visit_at timestamptz,
  last_visit_at timestamptz,
  last_success_at timestamptz,
  last_changed_at timestamptz,
  -- The visit that is running: whoever holds the lease goes on; once it is over another may.
  run_id text,
  lease_until timestamptz
);
create index source_of_organisation on source (organisation_id, id);

create table source_run (
  id text primary key,
  source_id text not null references source on delete cascade,
  status text not null default 'running' check (status in ('running', 'done', 'held', 'failed')),
  counts jsonb not null default '{}',
  -- Whether the visit saw all there is.
  complete boolean,
  notes jsonb not null default '[]',
  failure text,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create index source_run_of_source on source_run (source_id, id);

-- One row for each thing a source holds or held. `run_id` is the last visit that had an answer about it.
create table source_item (
  id text not null unique,
  source_id text not null references source on delete cascade,
  key text not null,
  url text,
  title text,
  version text,
  modified_at timestamptz,
  memo jsonb,
  sha256 text,
  state text not null check (state in ('present', 'unreachable', 'refused', 'missing', 'deleted')),
  reason text,
  document_id text,
  run_id text not null,
  first_seen_at timestamptz not null default now(),
  last_checked_at timestamptz not null default now(),
  last_changed_at timestamptz,
  missing_since timestamptz,
  -- A person said that its vanishing is meant.
  confirmed boolean not null default false,
  primary key (source_id, key)
);
create index source_item_of_state on source_item (source_id, state, id);
create index source_item_of_document on source_item (document_id);

alter table document add source_id text references source on delete set null;
create index document_of_source on document (source_id) where source_id is not null;

create function may_see_source(s source, reader_organisation text, reader_role text, reader_groups text[]) returns boolean
language sql stable
return s.organisation_id = reader_organisation
  and (s.access_public or reader_role = 'admin' or s.access_groups && reader_groups);

create view source_summary as
select s.id, s.organisation_id, s.collection_id, c.name as collection_name, s.kind, s.name, s.settings, s.secret is not null as has_secret,
  s.schedule, s.paused, s.grace_seconds, s.stale_after_seconds, s.access_public, s.access_groups, s.state, s.message, s.failures,
  s.created_at, s.updated_at, s.requested_at, s.next_visit_at, s.last_visit_at, s.last_success_at, s.last_changed_at,
  s.run_id is not null as is_running,
  coalesce((select jsonb_object_agg(state, items) from (
    select state, count(*) as items from source_item i where i.source_id = s.id group by state) counted), '{}') as items
from source s
join collection c on c.id = s.collection_id;
