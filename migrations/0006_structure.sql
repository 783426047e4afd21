-- What parsers now know of a document: its tables as grids and what it says of itself. What a chunk is read with. Settings of collections.
alter table revision add tables jsonb not null default '[]', add properties jsonb not null default '{}';
alter table chunk add context text;

-- Only what differs from the defaults; every change is kept.
alter table collection add settings jsonb not null default '{}', add settings_version int not null default 1;
create table collection_settings (
  collection_id text not null references collection on delete cascade,
  version int not null,
  settings jsonb not null,
  key_id text,
  at timestamptz not null default now(),
  primary key (collection_id, version)
);

-- What happened, written with what made it true; ids are uuid v7 and sort by time. The job queue has a table `event` of its own.
create table event_entry (
  id text primary key,
  organisation_id text not null references organisation,
  type text not null,
  collection_id text,
  document_id text,
  source_id text,
  body jsonb not null,
  at timestamptz not null default now()
);
create index event_of_organisation on event_entry (organisation_id, id);
create index event_of_document on event_entry (document_id);
