-- Chunks of live revisions, by collection: what a word's rarity is measured against.
-- $1 organisation, $2 collections
select d.collection_id as id, coalesce(sum(r.chunk_count), 0)::int as chunks
from document d
join revision_life l on l.document_id = d.id and l.live_until is null
join revision r on r.id = l.revision_id and r.removed_at is null
where d.organisation_id = $1 and d.collection_id = any($2::text[])
group by d.collection_id;
