-- How the keyword leg scores here.
-- no parameters
select has_textsearch() as has_textsearch;
