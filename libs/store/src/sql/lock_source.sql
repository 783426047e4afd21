-- A source as a visit needs it, locked. Nobody else's visit may be running.
-- $1 source
select s.id, s.organisation_id, s.collection_id, s.kind, s.name, s.settings, s.secret, s.schedule, s.paused, s.grace_seconds, s.stale_after_seconds,
  s.access_public, s.access_groups, s.failures, s.visit_state, s.run_id, s.requested_at, s.state,
  coalesce(s.lease_until > now(), false) as is_leased, coalesce(s.next_visit_at > now() + interval '1 second', false) as is_early
from source s where s.id = $1 for update;
