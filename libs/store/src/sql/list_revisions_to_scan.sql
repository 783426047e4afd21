-- A page of the texts of one status, in the order of their ids: the last one looked at, and those that a guard of this version is to read.
-- $1 version, $2 status, $3 id to go on after, $4 rows to look at
with page as materialized (
  select r.id, r.document_id, r.text is not null as has_text from revision r where r.status = $2 and r.id > $3 order by r.id limit $4
)
select max(page.id) as last, count(*)::int as looked_at,
  coalesce(array_agg(page.id order by page.id) filter (where page.has_text and d.deleted_at is null and is_to_scan(page.id, $1)), '{}') as ids
from page join document d on d.id = page.document_id;
