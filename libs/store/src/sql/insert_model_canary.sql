-- What a model answered that was not recorded yet; no row where another process was first.
-- $1 model, $2 server, $3 state, $4 baseline, $5 what it was called or null
insert into model_canary (model_id, server, state, baseline, answered_as) values ($1, $2, $3, $4, $5)
on conflict (model_id) do nothing
returning model_id;
