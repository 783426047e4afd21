-- What a visit leaves on its source; no row when it is no longer its holder's.
-- $1 source, $2 run, $3 state, $4 message or null, $5 failures, $6 state of the visit or null to keep the last, $7 whether something changed, $8 next visit or null
update source
set run_id = null, lease_until = null, state = $3, message = $4, failures = $5, visit_state = coalesce($6::jsonb, visit_state),
  last_success_at = case when $5 = 0 then now() else last_success_at end,
  last_changed_at = case when $7 then now() else last_changed_at end, next_visit_at = $8
where id = $1 and run_id = $2
returning id;
