-- What models may do for a key within 24 hours; null is as much as it likes.
alter table api_key
  add column tokens_per_day bigint check (tokens_per_day > 0),
  add column compute_seconds_per_day int check (compute_seconds_per_day > 0);

-- One row per key and hour: tokens that models read and wrote for it, and the time they worked. Rows of past days are swept away.
create table key_use (
  key_id text not null references api_key on delete cascade,
  hour timestamptz not null,
  tokens bigint not null,
  compute_ms bigint not null,
  primary key (key_id, hour)
);
