-- What happened to a document and where it came from stay known, not the words that its file put into it.
-- $1 document
with nameless as (update source_item set title = null where document_id = $1)
update event_entry set body = body - 'reason' - 'title' where document_id = $1 and body ?| array['reason', 'title'];
