-- A document was found to be as it is.
-- $1 organisation, $2 role, $3 groups, $4 document
update document d set last_verified_at = now(), updated_at = now() where d.id = $4 and may_read(d, $1, $2, $3::text[]) returning d.id;
