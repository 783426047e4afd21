-- How many chunks within a search are nearer to its vector than a cosine, of how many: exact, over all of them.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 vector, $7 model, $8 cosine, $9 moment or null
select count(*) filter (where 1 - (e.vector <=> $6::vector) > $8) as nearer, count(*) as compared
from document d
join revision_life l on l.document_id = d.id
  and case when $9::timestamptz is null then l.live_until is null else l.live_from <= $9 and (l.live_until is null or l.live_until > $9) end
join chunk c on c.revision_id = l.revision_id
join embedding e on e.text_hash = c.text_hash and e.model_id = $7
where d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath;
