-- A page of the versions of the configuration, newest first, each with who made it and when it was last made active.
-- $1 id or null, $2 number to start before or null, $3 limit
select v.id, v.number, v.name, v.note, v.settings, v.prompts, v.key_id, k.name as key_name, v.created_at, a.at as activated_at
from configuration_version v
left join api_key k on k.id = v.key_id
left join lateral (select max(at) as at from configuration_activation where version_id = v.id) a on true
where ($1::text is null or v.id = $1) and ($2::bigint is null or v.number < $2)
order by v.number desc
limit $3;
