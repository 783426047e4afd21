-- A page of the versions of the configuration, newest first, each with when it was last made active. Who made it and the note are shown to that organisation alone.
-- $1 id or null, $2 number to start before or null, $3 limit, $4 organisation or null
select v.id, v.number, v.name, v.settings, v.prompts,
  case when v.organisation_id is null or v.organisation_id = $4 then v.note end as note,
  case when v.organisation_id = $4 then v.key_id end as key_id, k.name as key_name, v.created_at, a.at as activated_at
from configuration_version v
left join api_key k on k.id = v.key_id and v.organisation_id = $4
left join lateral (select max(at) as at from configuration_activation where version_id = v.id) a on true
where ($1::text is null or v.id = $1) and ($2::bigint is null or v.number < $2)
order by v.number desc
limit $3;
