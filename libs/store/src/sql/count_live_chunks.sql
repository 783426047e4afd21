-- Chunks of live revisions, by collection: what a word's rarity is measured against.
-- $1 organisation, $2 collections
select c.id, coalesce(sum(r.chunk_count), 0)::int as chunks
from collection c
left join document d on d.collection_id = c.id
left join revision_life l on l.document_id = d.id and l.live_until is null
left join revision r on r.id = l.revision_id and r.removed_at is null
where c.organisation_id = $1 and c.id = any($2::text[])
group by c.id;
