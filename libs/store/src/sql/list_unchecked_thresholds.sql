-- Thresholds that nobody looked at for so long, longest unchecked first.
-- $1 seconds since the last look, $2 limit
select id from freshness_threshold
where checked_at is null or checked_at <= now() - make_interval(secs => $1)
order by checked_at nulls first
limit $2;
