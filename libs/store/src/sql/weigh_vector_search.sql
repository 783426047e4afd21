-- What decides between the two ways of the vector leg: vectors in the model's index, 0 without one, and whether the scope keeps more chunks than the bound.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 model, $7 limit, $8 price of a step through the index
select indexed, bound, kept from weigh_vector_search($1, $2, $3::text[], $4::text[], $5::jsonpath, $6, $7::int, $8::float8);
