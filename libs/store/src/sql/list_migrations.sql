-- What was applied, in order.
-- no parameters
select name, checksum from schema_migration order by name;
