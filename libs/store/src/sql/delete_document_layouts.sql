-- Where the lines of a document stood.
-- $1 document
delete from revision_layout l using revision r where r.id = l.revision_id and r.document_id = $1;
