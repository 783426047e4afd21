-- The same bytes came again: what readers see is known to be so still.
-- $1 document
update document set last_verified_at = now() where id = $1;
