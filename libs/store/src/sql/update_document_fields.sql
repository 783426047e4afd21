-- What the uploader says of a document: the fields named and no others.
-- $1 document, $2 names of the fields that change, $3 title, $4 metadata, $5 public, $6 groups, $7 valid from, $8 valid until, $9 stale after seconds
update document
set title = case when 'title' = any($2::text[]) then $3 else title end,
  metadata = case when 'metadata' = any($2::text[]) then $4::jsonb else metadata end,
  access_public = case when 'access' = any($2::text[]) then $5::boolean else access_public end,
  access_groups = case when 'access' = any($2::text[]) then $6::text[] else access_groups end,
  valid_from = case when 'validFrom' = any($2::text[]) then $7::timestamptz else valid_from end,
  valid_until = case when 'validUntil' = any($2::text[]) then $8::timestamptz else valid_until end,
  stale_after_seconds = case when 'staleAfterSeconds' = any($2::text[]) then $9::bigint else stale_after_seconds end,
  updated_at = now()
where id = $1;
