-- Documents of a collection by the status of their newest revision.
-- $1 organisation, $2 role, $3 groups, $4 collection
select r.status, count(*) as documents,
  (sum(r.parsed_pages) filter (where r.status = 'received'))::int as parsed_pages,
  (sum(r.pages_to_parse) filter (where r.status = 'received'))::int as pages_to_parse
from document d join revision r on r.document_id = d.id and r.number = d.latest_number
where d.collection_id = $4 and may_read(d, $1, $2, $3::text[])
group by r.status;
