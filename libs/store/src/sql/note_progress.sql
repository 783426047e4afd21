-- How far the parser of a revision is.
-- $1 revision, $2 pages done, $3 of how many
update revision set parsed_pages = $2, pages_to_parse = $3 where id = $1 and status = 'received' returning id;
