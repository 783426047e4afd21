-- A configuration, once.
-- $1 sha256 of the body, $2 body
insert into configuration (id, body) values ($1, $2) on conflict do nothing;
