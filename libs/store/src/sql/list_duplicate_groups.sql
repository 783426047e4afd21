-- Documents of a collection that are the oldest of those that say nearly the same, as far as the reader may see them; oldest first.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 id to start after or null, $6 limit
select distinct n.document_id as id
from near_duplicate n
join document d on d.id = n.document_id and d.live_revision_id = n.revision_id
join document o on o.id = n.other_document_id and o.live_revision_id = n.other_revision_id
where n.collection_id = $4 and ($5::text is null or n.document_id > $5)
  and may_read(d, $1, $2, $3::text[]) and may_read(o, $1, $2, $3::text[])
  and not exists (
    select from near_duplicate older
    join document e on e.id = older.other_document_id and e.live_revision_id = older.other_revision_id
    where older.revision_id = n.revision_id and e.id < d.id and may_read(e, $1, $2, $3::text[])
  )
order by n.document_id
limit $6;
