-- Who owns what, and documents on their way from bytes to chunks. Ids are uuid v7 made by the service, so they sort by time.
create table organisation (
  id text primary key,
  name text not null unique,
  created_at timestamptz not null default now()
);
insert into organisation (id, name) values ('default', 'default');

create table api_key (
  id text primary key,
  organisation_id text not null references organisation,
  name text not null,
  hash text not null unique,
  prefix text not null,
  role text not null check (role in ('admin', 'editor', 'reader')),
  groups text[] not null default '{}',
  requests_per_minute int check (requests_per_minute > 0),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- One row per key and minute; rows of past minutes are swept away.
create table request_window (
  key_id text not null references api_key on delete cascade,
  minute timestamptz not null,
  requests int not null,
  primary key (key_id, minute)
);

create table collection (
  id text primary key,
  organisation_id text not null references organisation,
  name text not null,
  created_at timestamptz not null default now(),
  unique (organisation_id, name)
);

create table document (
  id text primary key,
  organisation_id text not null references organisation,
  collection_id text not null references collection,
  external_id text not null,
  title text,
  metadata jsonb not null default '{}',
  access_public boolean not null default true,
  access_groups text[] not null default '{}',
  valid_from timestamptz,
  valid_until timestamptz,
  stale_after_seconds bigint check (stale_after_seconds > 0),
  latest_number int not null default 0,
  live_revision_id text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index document_external_id on document (collection_id, external_id) where deleted_at is null;
create index document_of_collection on document (collection_id, id) where deleted_at is null;
create index document_metadata on document using gin (metadata jsonb_path_ops);

-- The ledger of stored files. A row is locked while its file is put to use or taken away.
create table blob (
  sha256 text primary key,
  bytes bigint not null,
  created_at timestamptz not null default now()
);

create table revision (
  id text primary key,
  document_id text not null references document,
  number int not null,
  status text not null check (status in ('received', 'parsed', 'embedded', 'live', 'failed', 'quarantined', 'superseded', 'deleted')),
  blob_sha256 text not null,
  bytes bigint not null,
  media_type text not null,
  file_name text not null,
  given_title text,
  title text,
  text text,
  pages jsonb not null default '[]',
  blocks jsonb not null default '[]',
  page_count int,
  chunk_count int,
  warnings jsonb not null default '[]',
  failure_code text,
  failure_reason text,
  attempts int not null default 0,
  created_at timestamptz not null default now(),
  status_changed_at timestamptz not null default now(),
  live_at timestamptz,
  unique (document_id, number)
);
create index revision_blob on revision (blob_sha256);
create index revision_moving on revision (status, status_changed_at) where status in ('received', 'parsed', 'embedded');
create index revision_settled on revision (status_changed_at) where status in ('live', 'failed');
alter table document add foreign key (live_revision_id) references revision;

-- Where every line stands on its page: one array of [start, end, page, x, y, width, height] a revision, read only to draw highlights.
create table revision_layout (
  revision_id text primary key references revision on delete cascade,
  lines jsonb not null
);

-- `terms` is the analysed title, headings and text, as the keyword leg indexes it.
create table chunk (
  id text primary key,
  document_id text not null references document,
  revision_id text not null references revision on delete cascade,
  ordinal int not null,
  span_start int not null,
  span_end int not null,
  text text not null,
  headings jsonb not null,
  page int,
  boxes jsonb not null,
  text_hash text not null,
  terms text not null,
  unique (revision_id, ordinal)
);
create index chunk_text_hash on chunk (text_hash);
create index chunk_of_document on chunk (document_id);

-- One vector per content and model, whoever has that content.
create table embedding (
  model_id text not null,
  text_hash text not null,
  vector vector not null,
  primary key (model_id, text_hash)
);

-- Who may read a document. Inlined by the planner; the one place that says so.
create function may_read(d document, reader_organisation text, reader_role text, reader_groups text[]) returns boolean
language sql stable
return d.deleted_at is null
  and d.organisation_id = reader_organisation
  and (d.access_public or reader_role = 'admin' or d.access_groups && reader_groups);

create view revision_summary as
select id, document_id, number, status, media_type, file_name, blob_sha256 as sha256, bytes, page_count, chunk_count, warnings,
  failure_code, failure_reason, attempts, created_at, status_changed_at, live_at
from revision;

create view document_summary as
select d.id, d.collection_id, c.name as collection_name, d.external_id, coalesce(d.title, live.title, newest.title) as title, d.metadata,
  d.access_public, d.access_groups, d.valid_from, d.valid_until, d.stale_after_seconds, d.created_at, d.updated_at,
  live.number as live_number, newest.status as latest_status, to_jsonb(latest) as latest
from document d
join collection c on c.id = d.collection_id
join revision newest on newest.document_id = d.id and newest.number = d.latest_number
join revision_summary latest on latest.id = newest.id
left join revision live on live.id = d.live_revision_id;
