-- Documents found to be what their source still says.
-- $1 documents
update document set last_verified_at = now() where id = any($1::text[]) and deleted_at is null;
