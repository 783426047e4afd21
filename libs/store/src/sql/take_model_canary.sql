-- Takes a model that nobody looked at for so long, so that one process looks; no row where it was looked at or is not recorded.
-- $1 model, $2 seconds since the last look
update model_canary set checked_at = now()
where model_id = $1 and checked_at <= now() - make_interval(secs => $2)
returning model_id, server, state, baseline, answered_as, agreement, differences, recorded_at, checked_at, changed_at;
