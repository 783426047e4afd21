-- Vectors; those already there stay. Those that are new count for the revision that waits for them.
-- $1 model, $2 text hashes, $3 vectors, $4 revision or null
with saved as (
  insert into embedding (model_id, text_hash, vector)
  select $1, u.hash, u.vector::vector from unnest($2::text[], $3::text[]) as u (hash, vector)
  on conflict do nothing
  returning 1
)
update revision set embedded_texts = coalesce(embedded_texts, 0) + (select count(*) from saved) where id = $4 and status = 'parsed';
