-- A page of a source's visits, newest first.
-- $1 organisation, $2 role, $3 groups, $4 source, $5 id to start before or null, $6 limit
select r.id, r.status, r.counts, r.complete, r.notes, r.failure, r.started_at, r.ended_at
from source s join source_run r on r.source_id = s.id
where s.id = $4 and may_see_source(s, $1, $2, $3::text[]) and ($5::text is null or r.id < $5)
order by r.id desc
limit $6;
