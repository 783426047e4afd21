-- What was asked, what was found, which prompts went to which model and what came back.
create table configuration (
  id text primary key,
  body jsonb not null,
  created_at timestamptz not null default now()
);

create table question (
  id text primary key,
  organisation_id text not null references organisation,
  key_id text,
  text text not null,
  collection_ids text[] not null,
  filter jsonb not null,
  asked jsonb not null,
  status text not null check (status in ('answered', 'abstained', 'retrieval_only', 'refused', 'failed')),
  reason text,
  answer jsonb,
  configuration_id text references configuration,
  failure_code text,
  asked_at timestamptz not null default now()
);
create index question_asked on question (organisation_id, asked_at);

create table model_call (
  id text primary key,
  question_id text not null,
  prompt_id text not null,
  prompt_version int not null,
  model_id text not null,
  system_text text not null,
  user_text text not null,
  response text not null,
  outcome text not null check (outcome in ('ok', 'aborted', 'failed')),
  prompt_tokens int not null,
  completion_tokens int not null,
  duration_ms double precision not null,
  created_at timestamptz not null default now()
);
create index model_call_of_question on model_call (question_id);

-- One row per search or question that retrieved.
create table retrieval (
  id text primary key,
  organisation_id text not null references organisation,
  key_id text,
  question_id text references question on delete cascade,
  query text not null,
  legs jsonb not null,
  timings jsonb not null,
  at timestamptz not null default now()
);
create index retrieval_at on retrieval (organisation_id, at);

-- Ids outlive what they name: a deleted document was still retrieved.
create table retrieval_hit (
  retrieval_id text not null references retrieval on delete cascade,
  document_id text not null,
  chunk_id text not null,
  rank int not null,
  score double precision not null,
  cited boolean not null,
  primary key (retrieval_id, rank)
);
create index retrieval_hit_of_document on retrieval_hit (document_id);

create table feedback (
  id text primary key,
  question_id text not null references question on delete cascade,
  key_id text,
  rating text not null check (rating in ('up', 'down')),
  comment text,
  expected text,
  created_at timestamptz not null default now()
);
create index feedback_of_question on feedback (question_id);

create table audit (
  id text primary key,
  organisation_id text not null references organisation,
  key_id text,
  action text not null,
  target text not null,
  details jsonb not null,
  at timestamptz not null default now()
);
create index audit_at on audit (organisation_id, id);
