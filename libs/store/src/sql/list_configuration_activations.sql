-- A page of what was served since when, newest first. It holds for the whole installation; who did it, why, and what was measured are shown to that organisation alone.
-- $1 organisation, $2 number to start before or null, $3 limit
select a.number, a.version_id, v.name as version_name, a.kind,
  case when a.organisation_id = $1 then a.key_id end as key_id, k.name as key_name,
  case when a.organisation_id = $1 then a.reason end as reason,
  case when a.organisation_id = $1 then a.scores else '[]' end as scores, a.at
from configuration_activation a
join configuration_version v on v.id = a.version_id
left join api_key k on k.id = a.key_id and a.organisation_id = $1
where $2::bigint is null or a.number < $2
order by a.number desc
limit $3;
