-- What was measured of a collection; nothing when the collection went meanwhile.
-- $1 collection, $2 chunks, $3 sharpness or null, $4 share by language, $5 keyword method
insert into collection_profile (collection_id, chunks, sharpness, languages, keyword_method)
select id, $2, $3, $4, $5 from collection where id = $1
on conflict (collection_id) do update
set chunks = excluded.chunks, sharpness = excluded.sharpness, languages = excluded.languages, keyword_method = excluded.keyword_method,
  measured_at = now();
