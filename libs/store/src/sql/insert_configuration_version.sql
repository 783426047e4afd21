-- A version of the configuration, once: the same body again is the version that there is.
-- $1 id, $2 name, $3 note, $4 settings, $5 prompts, $6 organisation or null, $7 key or null
insert into configuration_version (id, name, note, settings, prompts, organisation_id, key_id)
select $1, $2, $3, $4, $5, $6, $7 where not exists (select from configuration_version where id = $1)
on conflict do nothing
returning id;
