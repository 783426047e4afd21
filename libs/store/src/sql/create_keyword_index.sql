-- The keyword statistics of a new collection.
-- $1 collection
select create_keyword_index($1);
