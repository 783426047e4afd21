-- Questions whose right documents people know, and what searching for them came to.
create table golden_question (
  id text primary key,
  organisation_id text not null references organisation,
  collection_id text not null references collection on delete cascade,
  question text not null,
  expected text[] not null,
  quote text,
  key_id text,
  created_at timestamptz not null default now(),
  check (cardinality(expected) > 0 or quote is not null)
);
create index golden_question_of on golden_question (collection_id, id);
-- The same question again is the same row, with what is expected now.
create unique index golden_question_asked on golden_question (collection_id, md5(question));

-- `asker` is the principal it searches as. Whoever works on it holds it until `lease_until`; a run that nobody holds any more is gone on with.
create table evaluation_run (
  id text primary key,
  organisation_id text not null references organisation,
  collection_id text not null references collection on delete cascade,
  key_id text,
  note text,
  asker jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  reason text,
  attempts int not null default 0,
  questions int not null,
  done int not null default 0,
  configuration_id text references configuration,
  figures jsonb,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  released_at timestamptz
);
create index evaluation_run_of on evaluation_run (organisation_id, collection_id, id);
create index evaluation_run_open on evaluation_run (id) where status in ('waiting', 'running');
create index evaluation_run_configuration on evaluation_run (configuration_id) where released_at is not null;

-- One row per question of a run, so that a run that was cut off goes on behind it. The question stands here as it was asked.
create table evaluation_result (
  run_id text not null references evaluation_run on delete cascade,
  golden_id text not null,
  question text not null,
  result jsonb not null,
  primary key (run_id, golden_id)
);

create index retrieval_of_question on retrieval (question_id) where question_id is not null;
