-- A page of the runs that searched nothing the reader may not see, newest first. The names of what was missing are an admin's: they are of documents that the run did not see.
-- $1 organisation, $2 role, $3 groups, $4 collection or null, $5 id to start before or null, $6 limit, $7 run or null, $8 configuration or null, $9 kind
select r.id, c.name as collection_name, r.note, r.asker, r.status, r.reason, r.questions, r.done, r.configuration_id, r.version_id, r.applied_configuration_id,
  case when $2 <> 'admin' and r.figures ? 'missing' then jsonb_set(r.figures, '{missing}', '[]') else r.figures end as figures,
  r.synthetic, r.wanted, r.created_at, r.started_at, r.ended_at, r.released_at
from evaluation_run r join collection c on c.id = r.collection_id
where r.organisation_id = $1 and r.kind = $9
  and ($2 = 'admin' or (r.asker ->> 'role' <> 'admin' and r.asker -> 'groups' <@ to_jsonb($3::text[])))
  and ($4::text is null or r.collection_id = $4) and ($5::text is null or r.id < $5)
  and ($7::text is null or r.id = $7) and ($8::text is null or (coalesce(r.applied_configuration_id, r.configuration_id) = $8 and r.released_at is not null))
order by r.id desc
limit $6;
