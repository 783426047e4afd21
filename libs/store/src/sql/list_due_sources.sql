-- Sources whose visit is due or was cut off, and nobody is at it.
-- $1 seconds of grace, $2 limit
select id from source
where (lease_until is null or lease_until < now())
  and (run_id is not null or requested_at < now() - make_interval(secs => $1)
    or not paused and next_visit_at < now() - make_interval(secs => $1))
order by id
limit $2;
