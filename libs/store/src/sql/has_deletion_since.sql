-- Whether any document was deleted since a moment, of whatever organisation.
-- $1 moment
select exists (
  select from organisation o
  where exists (select from deletion d where d.organisation_id = o.id and d.at >= $1::timestamptz)
) as has_deletion;
