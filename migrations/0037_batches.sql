-- Questions asked many at once, for nobody who waits. The rows are the truth: who asks a question of a batch holds it until `lease_until`; one
-- that nobody holds any more is asked again. `key_id` asks, with the rights it has by then.
create table batch (
  id text primary key,
  organisation_id text not null references organisation,
  key_id text,
  name text,
  -- receiving: its questions still come in, and nobody sees it
  state text not null default 'receiving' check (state in ('receiving', 'received', 'running', 'finished', 'cancelled', 'failed')),
  reason text,
  questions int not null default 0,
  -- { outcome: number of questions }
  counts jsonb not null default '{}',
  -- until then none of it is asked, and why
  resume_at timestamptz,
  waits_for text,
  served_at timestamptz,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index batch_of on batch (organisation_id, id);
create index batch_open on batch (served_at, id) where state in ('received', 'running');

-- `question_id` is the trace of the latest try. What was answered stands there alone, under the rules that traces are read by.
create table batch_question (
  batch_id text not null references batch on delete cascade,
  number int not null,
  custom_id text,
  question text not null,
  asked jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'ended')),
  outcome text check (outcome in ('answered', 'abstained', 'retrieval_only', 'refused', 'failed', 'cancelled')),
  question_id text,
  holder text,
  lease_until timestamptz,
  not_before timestamptz,
  tries int not null default 0,
  failure_code text,
  failure text,
  ended_at timestamptz,
  primary key (batch_id, number),
  check ((state = 'ended') = (outcome is not null))
);
create index batch_question_open on batch_question (batch_id, number) where state in ('waiting', 'running');
create index batch_question_held on batch_question (holder) where state = 'running';

-- Whether a question of a batch can be asked now: it waits, or whoever held it is gone.
create function is_askable(q batch_question) returns boolean
language sql stable
return (q.state = 'waiting' and (q.not_before is null or q.not_before <= now())) or (q.state = 'running' and q.lease_until < now());
