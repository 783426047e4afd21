-- A page of what was served since when and by whom, newest first.
-- $1 number to start before or null, $2 limit
select a.number, a.version_id, v.name as version_name, a.kind, a.key_id, k.name as key_name, a.reason, a.scores, a.at
from configuration_activation a
join configuration_version v on v.id = a.version_id
left join api_key k on k.id = a.key_id
where $1::bigint is null or a.number < $1
order by a.number desc
limit $2;
