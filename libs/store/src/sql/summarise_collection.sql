-- One collection with its counts, by name or id.
-- $1 organisation, $2 role, $3 groups, $4 name or id
select c.id, c.name, c.created_at, c.settings, c.settings_version, count(d.id) as documents, coalesce(sum(r.chunk_count), 0) as chunks
from collection c
left join document d on d.collection_id = c.id and may_read(d, $1, $2, $3::text[])
left join revision r on r.id = d.live_revision_id
where c.organisation_id = $1 and (c.id = $4 or c.name = $4)
group by c.id
order by (c.id = $4) desc
limit 1;
