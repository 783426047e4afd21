-- The fields named: each comes with whether it changes.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 names of the fields that change, $6 title, $7 metadata, $8 public, $9 groups, $10 valid from, $11 valid until, $12 stale after seconds
update document d
set title = case when 'title' = any($5::text[]) then $6 else title end,
  metadata = case when 'metadata' = any($5::text[]) then $7::jsonb else metadata end,
  access_public = case when 'access' = any($5::text[]) then $8::boolean else access_public end,
  access_groups = case when 'access' = any($5::text[]) then $9::text[] else access_groups end,
  valid_from = case when 'validFrom' = any($5::text[]) then $10::timestamptz else valid_from end,
  valid_until = case when 'validUntil' = any($5::text[]) then $11::timestamptz else valid_until end,
  stale_after_seconds = case when 'staleAfterSeconds' = any($5::text[]) then $12::bigint else stale_after_seconds end,
  updated_at = now()
where d.id = $4 and may_read(d, $1, $2, $3::text[])
returning d.id;
