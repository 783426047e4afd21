-- Which of the external ids name documents that the reader can find now.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 external ids
select d.external_id
from document d
where d.collection_id = $4 and d.external_id = any($5::text[]) and d.deleted_at is null and d.live_revision_id is not null
  and may_read(d, $1, $2, $3::text[]);
