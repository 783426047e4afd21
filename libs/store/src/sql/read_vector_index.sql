-- How the index of a model stands, and whether the model has enough vectors for one; counted only where there is none.
-- $1 model, $2 vectors from which it is worth having
select state, state <> 'ready' and exists (select from embedding where model_id = $1 offset $2::int - 1) as is_due
from vector_index_state($1) as state;
