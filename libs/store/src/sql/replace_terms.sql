-- Other terms for chunks, in the keyword leg too where they are live.
-- $1 chunks, $2 terms
with given as (select * from unnest($1::text[], $2::text[]) as g (id, terms)),
stored as (update chunk c set terms = g.terms from given g where c.id = g.id)
update keyword_entry k set terms = g.terms from given g where k.chunk_id = g.id;
