-- Whether the guard has looked at a revision, and whether it, or a person, keeps it from readers.
-- $1 revision
select exists (select from guard_verdict v where v.revision_id = r.id) as is_read, is_withheld(r.id, d) as is_withheld
from revision r join document d on d.id = r.document_id
where r.id = $1;
