-- Keeps the settings that a collection has now.
-- $1 collection, $2 key or null
insert into collection_settings (collection_id, version, settings, key_id)
select id, settings_version, settings, $2 from collection where id = $1
on conflict do nothing;
