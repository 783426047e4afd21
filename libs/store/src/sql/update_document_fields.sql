-- What the uploader says of a document, all fields at once.
-- $1 document, $2 title, $3 metadata, $4 public, $5 groups, $6 valid from, $7 valid until, $8 stale after seconds
update document
set title = $2, metadata = $3, access_public = $4, access_groups = $5, valid_from = $6, valid_until = $7, stale_after_seconds = $8, updated_at = now()
where id = $1;
