-- Revisions that have not moved for a while, the longest waiting first, some of each status.
-- $1 seconds, $2 limit for each status
select status, id from (
  select r.status, r.id, row_number() over (partition by r.status order by r.status_changed_at) as place
  from revision r
  where r.status in ('received', 'parsed', 'embedded') and r.status_changed_at < now() - make_interval(secs => $1)
) waiting
where place <= $2;
