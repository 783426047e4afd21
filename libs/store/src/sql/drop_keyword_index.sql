-- Takes the keyword statistics of a collection away.
-- $1 collection
select drop_keyword_index($1);
