-- Vector leg: approximate, through the index of the model, over the chunks of live revisions.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 vector, $7 model, $8 limit, $9 breadth of the search, $10 vectors to walk at most
select chunk_id, score from walk_vector_index($1, $2, $3::text[], $4::text[], $5::jsonpath, $6::vector, $7, $8::int, $9::int, $10::int);
