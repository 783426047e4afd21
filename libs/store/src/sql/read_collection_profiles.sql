-- What was measured of collections.
-- $1 collections
select collection_id, chunks, sharpness, languages, keyword_method from collection_profile where collection_id = any($1::text[]);
