-- A held source goes on.
-- $1 organisation, $2 role, $3 groups, $4 source
update source s set state = 'ok', message = null, requested_at = now()
where s.id = $4 and s.state = 'held' and may_see_source(s, $1, $2, $3::text[])
returning s.id;
