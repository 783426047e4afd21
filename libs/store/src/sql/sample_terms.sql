-- Terms of live chunks drawn from a collection.
-- $1 collection, $2 documents, $3 chunks a document
select c.terms, drawn.language
from draw_chunks($1, $2, $3) drawn join chunk c on c.id = drawn.chunk_id;
