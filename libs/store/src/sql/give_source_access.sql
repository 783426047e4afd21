-- The documents of a source are seen by whom it says; those that the changer may not see stay as they are.
-- $1 organisation, $2 role, $3 groups, $4 source
update document d set access_public = s.access_public, access_groups = s.access_groups
from source s
where s.id = $4 and d.source_id = s.id and may_read(d, $1, $2, $3::text[])
  and (d.access_public, d.access_groups) is distinct from (s.access_public, s.access_groups);
