-- What is said of a document, whose row is locked: the fields named and no others. Tells which of them were others before.
-- $1 document, $2 names of the fields that change, $3 title, $4 metadata, $5 public, $6 groups, $7 valid from, $8 valid until, $9 stale after seconds
with before as (
  select d.title, d.metadata, d.access_public, d.access_groups, d.valid_from, d.valid_until, d.stale_after_seconds
  from document d
  where d.id = $1
)
update document d
set title = case when 'title' = any($2::text[]) then $3 else d.title end,
  metadata = case when 'metadata' = any($2::text[]) then $4::jsonb else d.metadata end,
  access_public = case when 'access' = any($2::text[]) then $5::boolean else d.access_public end,
  access_groups = case when 'access' = any($2::text[]) then $6::text[] else d.access_groups end,
  valid_from = case when 'validFrom' = any($2::text[]) then $7::timestamptz else d.valid_from end,
  valid_until = case when 'validUntil' = any($2::text[]) then $8::timestamptz else d.valid_until end,
  stale_after_seconds = case when 'staleAfterSeconds' = any($2::text[]) then $9::bigint else d.stale_after_seconds end,
  updated_at = now()
from before b
where d.id = $1
returning array_remove(array[
  case when b.title is distinct from d.title then 'title' end,
  case when b.metadata is distinct from d.metadata then 'metadata' end,
  case when (b.access_public, b.access_groups) is distinct from (d.access_public, d.access_groups) then 'access' end,
  case when b.valid_from is distinct from d.valid_from then 'validFrom' end,
  case when b.valid_until is distinct from d.valid_until then 'validUntil' end,
  case when b.stale_after_seconds is distinct from d.stale_after_seconds then 'staleAfterSeconds' end
], null) as changed;
