-- What the guard reads of a stored revision.
-- $1 revision
select r.file_name, coalesce(d.title, r.title, r.file_name) as title, r.text, r.pages
from revision r join document d on d.id = r.document_id
where r.id = $1 and r.text is not null;
