-- What is served from now on.
-- $1 version, $2 number of the row that a rollback goes back to or null, $3 kind, $4 organisation or null, $5 key or null, $6 reason or null, $7 scores
insert into configuration_activation (version_id, before, kind, organisation_id, key_id, reason, scores)
values ($1, $2, $3, $4, $5, $6, $7)
returning number, version_id, before, at;
