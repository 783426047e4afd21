-- A page of a collection's documents, newest first.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 id to start before or null, $6 status or null, $7 part of title or external id or null, $8 filter as a jsonpath, $9 limit
select s.*
from document d
join document_summary s on s.id = d.id
where d.collection_id = $4 and may_read(d, $1, $2, $3::text[])
  and ($5::text is null or d.id < $5)
  and ($6::text is null or s.latest_status = $6)
  and ($7::text is null or position(lower($7) in lower(coalesce(s.title, '') || ' ' || d.external_id)) > 0)
  and d.attributes @@ $8::jsonpath
order by d.id desc
limit $9;
