-- Whether this database was ever migrated.
-- no parameters
select to_regclass('schema_migration') is not null as present;
