-- Notes a migration as applied.
-- $1 file name, $2 sha256 of the file in hex
insert into schema_migration (name, checksum) values ($1, $2);
