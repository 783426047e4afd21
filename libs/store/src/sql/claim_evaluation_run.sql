-- The oldest run that nobody holds, held for some seconds.
-- $1 seconds
update evaluation_run
set lease_until = now() + make_interval(secs => $1), status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now())
where id = (
  select id from evaluation_run
  where status in ('waiting', 'running') and (lease_until is null or lease_until < now())
  order by id
  limit 1
  for update skip locked)
returning id, organisation_id, collection_id, asker, attempts, attempts - handed_back as tries, kind, wanted, version_id;
