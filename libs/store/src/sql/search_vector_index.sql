-- Vector leg: approximate, through the index of the model, over the chunks of live revisions. More rows are looked at than wanted: the nearest are among them, not always first.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 vector, $7 model, $8 limit, $9 rows to look at, $10 breadth of the search, $11 vectors to walk at most
select chunk_id, score, count(*) over () as looked_at
from walk_vector_index($1, $2, $3::text[], $4::text[], $5::jsonpath, $6::vector, $7, $9::int, $10::int, $11::int)
order by score desc, chunk_id
limit $8;
