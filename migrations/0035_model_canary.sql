-- What remote models answered to the same few prompts when they were first asked, and whether they still do. Of the installation, not of an
-- organisation: a model is everybody's.
create table model_canary (
  model_id text primary key,
  server text not null,
  state text not null check (state in ('same', 'changed', 'unstable')),
  -- [{ prompt, text, hash }], as first answered
  baseline jsonb not null,
  -- what the server called the model
  answered_as text,
  -- share of the prompts answered as at first; null before the second look
  agreement real,
  -- [{ prompt, before, now }] of the latest look
  differences jsonb not null default '[]',
  recorded_at timestamptz not null default now(),
  checked_at timestamptz not null default now(),
  changed_at timestamptz
);
