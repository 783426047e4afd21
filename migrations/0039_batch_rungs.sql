-- How far down the ladder the answers of a batch stood, when its upload was last heard of, and what its progress and its forgetting look for.
alter table batch
  -- { rung: number of questions }
  add column rungs jsonb not null default '{}',
  add column heard_at timestamptz not null default now();
-- As in the trace; null where there is no answer.
alter table batch_question add column rung text;
create index batch_question_lately on batch_question (batch_id, ended_at) where state = 'ended';
create index batch_over on batch (ended_at) where ended_at is not null;
