-- Versions of everything that decides answers. `prompts` holds the text of each prompt file, so that a version is whole wherever it is served.
create table configuration_version (
  id text primary key,
  number bigint generated always as identity unique,
  name text not null,
  note text,
  settings jsonb not null,
  prompts jsonb not null,
  organisation_id text references organisation,
  key_id text,
  created_at timestamptz not null default now()
);

-- Which one was served since when; the row with the highest number is the one that is. `before` is what a rollback goes back to, and
-- `scores` is what evaluations of the version had come to by then.
create table configuration_activation (
  number bigint generated always as identity primary key,
  version_id text not null references configuration_version,
  before bigint references configuration_activation,
  kind text not null check (kind in ('start', 'activate', 'rollback')),
  organisation_id text references organisation,
  key_id text,
  reason text,
  scores jsonb not null default '[]',
  at timestamptz not null default now()
);
create index configuration_activation_of on configuration_activation (version_id, number);

create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'rows of % never change', tg_table_name;
end
$$;
create trigger configuration_version_stays before update or delete on configuration_version
  for each row execute function refuse_change();
create trigger configuration_activation_stays before update or delete on configuration_activation
  for each row execute function refuse_change();

-- The version that a run searches by: the one that was asked for, else the one that was served when it began.
alter table evaluation_run add column version_id text references configuration_version;
create index evaluation_run_of_version on evaluation_run (version_id) where version_id is not null;
