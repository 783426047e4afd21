-- Lets go of collections that were taken to be measured; those that could not be measured are taken again by whoever looks next.
-- $1 collections, $2 whether they could not be measured
update profile_look set held_until = case when $2 then now() end where collection_id = any($1::text[]);
