-- The documents of a source are seen by whom it says.
-- $1 source
update document d set access_public = s.access_public, access_groups = s.access_groups
from source s
where s.id = $1 and d.source_id = s.id and d.deleted_at is null
  and (d.access_public, d.access_groups) is distinct from (s.access_public, s.access_groups);
