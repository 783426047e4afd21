-- Vectors of texts that a chunk still holds, and goes on holding until this is committed: one whose document was deleted meanwhile leaves none. Those already there stay; those that are new count for the revision that waits for them.
-- $1 model, $2 text hashes, $3 vectors, $4 revision or null
with held as (
  select c.text_hash from chunk c where c.text_hash = any($2::text[]) for key share
), saved as (
  insert into embedding (model_id, text_hash, vector)
  select $1, u.hash, u.vector::vector from unnest($2::text[], $3::text[]) as u (hash, vector)
  where u.hash in (select text_hash from held)
  on conflict do nothing
  returning 1
)
update revision set embedded_texts = coalesce(embedded_texts, 0) + (select count(*) from saved) where id = $4 and status = 'parsed';
