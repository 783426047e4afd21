-- What a model answered, as what it is held against from now on; takes the place of what was recorded before.
-- $1 model, $2 server, $3 state, $4 baseline, $5 what it was called or null
insert into model_canary (model_id, server, state, baseline, answered_as) values ($1, $2, $3, $4, $5)
on conflict (model_id) do update set
  server = excluded.server, state = excluded.state, baseline = excluded.baseline, answered_as = excluded.answered_as,
  agreement = null, differences = '[]', recorded_at = now(), checked_at = now(), changed_at = null;
