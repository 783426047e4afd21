-- What a guard of this version reads of a stored revision; no row where another process has read it.
-- $1 revision, $2 version
select r.file_name, coalesce(d.title, r.title, r.file_name) as title, r.text, r.pages
from revision r join document d on d.id = r.document_id
where r.id = $1 and r.text is not null and is_to_scan(r.id, $2);
