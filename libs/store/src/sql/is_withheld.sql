-- Whether the guard, or a person, keeps a revision from readers.
-- $1 revision
select is_withheld(r.id, d) as is_withheld from revision r join document d on d.id = r.document_id where r.id = $1;
