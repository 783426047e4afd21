-- What happened to a document stays known, not the words that its file put into it.
-- $1 document
update event_entry set body = body - 'reason' - 'title' where document_id = $1 and body ?| array['reason', 'title'];
