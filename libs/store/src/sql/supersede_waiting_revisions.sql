-- Revisions still on their way when somebody rolled their document back: nobody will ever see them.
-- $1 document
update revision set status = 'superseded', status_changed_at = now()
where document_id = $1 and status in ('received', 'parsed', 'embedded')
returning number;
