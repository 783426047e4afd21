-- Notes a stored file and locks its row, so that nobody takes it away meanwhile.
-- $1 sha256, $2 bytes
insert into blob (sha256, bytes) values ($1, $2) on conflict (sha256) do update set bytes = excluded.bytes;
