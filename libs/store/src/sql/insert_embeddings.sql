-- Vectors; those already there stay.
-- $1 model, $2 text hashes, $3 vectors
insert into embedding (model_id, text_hash, vector)
select $1, u.hash, u.vector::vector from unnest($2::text[], $3::text[]) as u (hash, vector)
on conflict do nothing;
