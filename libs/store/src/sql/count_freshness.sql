-- Live documents the reader may see, by verdict and by how long ago they were verified.
-- $1 organisation, $2 role, $3 groups, $4 collection or null
select f.verdict, width_bucket(extract(epoch from now() - d.last_verified_at) / 86400, array[1, 7, 30, 90, 365]) as age, count(*) as documents
from document d join document_freshness f on f.document_id = d.id
where ($4::text is null or d.collection_id = $4) and d.live_revision_id is not null and may_read(d, $1, $2, $3::text[])
group by 1, 2;
