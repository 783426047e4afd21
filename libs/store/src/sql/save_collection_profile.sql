-- What was measured of a collection; nothing when the collection went meanwhile.
-- $1 collection, $2 chunks, $3 sharpness or null, $4 share by language
insert into collection_profile (collection_id, chunks, sharpness, languages)
select id, $2, $3, $4 from collection where id = $1
on conflict (collection_id) do update
set chunks = excluded.chunks, sharpness = excluded.sharpness, languages = excluded.languages, measured_at = now();
