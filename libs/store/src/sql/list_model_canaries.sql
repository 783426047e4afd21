-- What is kept of remote models, by name.
-- no parameters
select model_id, server, state, baseline, answered_as, agreement, differences, recorded_at, checked_at, changed_at
from model_canary
order by model_id;
