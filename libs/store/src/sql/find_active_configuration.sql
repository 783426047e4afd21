-- What is served now; no row before anything was made active.
-- no parameters
select number, version_id, before, at from configuration_activation order by number desc limit 1;
