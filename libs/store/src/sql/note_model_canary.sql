-- What a look at a model found; nothing where it was recorded anew meanwhile. Gives the state before.
-- $1 model, $2 recorded at, $3 state, $4 agreement, $5 differences, $6 what it was called or null
with before as (select model_id, state from model_canary where model_id = $1 and date_trunc('milliseconds', recorded_at) = $2 for update)
update model_canary c set
  state = $3, agreement = $4, differences = $5, checked_at = now(), answered_as = coalesce($6, c.answered_as),
  changed_at = case when $3 <> 'changed' then null when before.state = 'changed' then c.changed_at else now() end
from before
where c.model_id = before.model_id
returning before.state as state_before;
