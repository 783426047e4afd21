-- Revisions still on their way that a newer live one has overtaken: nobody will ever see them.
-- $1 document, $2 number of the live one
update revision set status = 'superseded', status_changed_at = now()
where document_id = $1 and number < $2 and status in ('received', 'parsed', 'embedded');
