-- The files of a document.
-- $1 document
select distinct blob_sha256 as sha256 from revision where document_id = $1 order by 1;
