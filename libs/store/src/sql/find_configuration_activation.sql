-- One change of what is served.
-- $1 number
select number, version_id, before, at from configuration_activation where number = $1;
