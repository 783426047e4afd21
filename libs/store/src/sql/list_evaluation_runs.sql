-- A page of runs, newest first.
-- $1 organisation, $2 collection or null, $3 id to start before or null, $4 limit, $5 run or null, $6 configuration or null
select r.id, c.name as collection_name, r.note, r.asker, r.status, r.reason, r.questions, r.done, r.configuration_id, r.figures,
  r.created_at, r.started_at, r.ended_at, r.released_at
from evaluation_run r join collection c on c.id = r.collection_id
where r.organisation_id = $1 and ($2::text is null or r.collection_id = $2) and ($3::text is null or r.id < $3)
  and ($5::text is null or r.id = $5) and ($6::text is null or (r.configuration_id = $6 and r.released_at is not null))
order by r.id desc
limit $4;
