-- Live chunks drawn from a collection; each document's first choice first.
-- $1 collection, $2 documents, $3 chunks a document
select c.id as chunk_id, c.text, drawn.language
from draw_chunks($1, $2, $3) drawn join chunk c on c.id = drawn.chunk_id
order by drawn.choice, right(c.id, 12);
