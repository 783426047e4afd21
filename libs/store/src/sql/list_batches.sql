-- A page of batches that the asker may see, newest first: an admin those of the organisation, others their own. `lately` counts questions that ended within a minute.
-- $1 organisation, $2 role, $3 key, $4 id to start before or null, $5 limit, $6 batch or null
select b.id, b.key_id, k.name as key_name, b.name, b.state, b.reason, b.questions, b.counts, b.rungs, b.created_at, b.started_at, b.ended_at,
  case when b.state = 'running' and b.resume_at > now() then b.resume_at end as resume_at,
  case when b.state = 'running' and b.resume_at > now() then b.waits_for end as waits_for,
  case when b.state = 'running' then least(60, extract(epoch from now() - b.started_at))::float8 end as lately_seconds,
  case when b.state = 'running' then (
    select count(*) from batch_question q where q.batch_id = b.id and q.state = 'ended' and q.ended_at > now() - interval '1 minute') else 0 end as lately
from batch b left join api_key k on k.id = b.key_id
where b.organisation_id = $1 and b.state <> 'receiving' and ($2 = 'admin' or b.key_id is not distinct from $3::text)
  and ($4::text is null or b.id < $4) and ($6::text is null or b.id = $6)
order by b.id desc
limit $5;
