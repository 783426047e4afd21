-- A page of collections with the documents and live chunks that the reader may see.
-- $1 organisation, $2 role, $3 groups, $4 name to start after or null, $5 limit
select c.id, c.name, c.created_at, c.settings, c.settings_version, count(d.id) as documents, coalesce(sum(r.chunk_count), 0) as chunks
from collection c
left join document d on d.collection_id = c.id and may_read(d, $1, $2, $3::text[])
left join revision r on r.id = d.live_revision_id
where c.organisation_id = $1 and ($4::text is null or c.name > $4)
group by c.id
order by c.name
limit $5;
