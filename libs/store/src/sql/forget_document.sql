-- Every row that holds content of a document, whatever its table.
-- $1 document
select forget_document($1);
