-- Vector leg at a past moment: exact, over the chunks of the revisions that were live then, under today's access.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 vector, $7 model, $8 limit, $9 moment
select c.id as chunk_id, 1 - (e.vector <=> $6::vector) as score
from document d
join revision_life l on l.document_id = d.id and l.live_from <= $9 and (l.live_until is null or l.live_until > $9)
join chunk c on c.revision_id = l.revision_id
join embedding e on e.text_hash = c.text_hash and e.model_id = $7
where d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
order by e.vector <=> $6::vector, c.id
limit $8;
