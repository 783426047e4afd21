-- What decides between the two ways of the vector leg: vectors in the model's index, 0 without one, rows to look at for the nearest to be among them, and whether the scope keeps more chunks than the bound.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 model, $7 limit, $8 price of a step through the index, $9 rows for each wanted, $10 rows for the root of all vectors
select weighed.indexed, weighed.bound, weighed.kept, reach
from (select greatest(0, max(reltuples)) as vectors from pg_class where oid = to_regclass(quote_ident(vector_index($6)))) present,
  lateral (select ceil(greatest($7::int * $9::float8, $10::float8 * sqrt(coalesce(vectors, 0))))::int as reach) needed,
  lateral weigh_vector_search($1, $2, $3::text[], $4::text[], $5::jsonpath, $6, reach, $8::float8) weighed;
