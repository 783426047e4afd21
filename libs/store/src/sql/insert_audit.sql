-- An administrative act.
-- $1 id, $2 organisation, $3 key, $4 action, $5 target, $6 details
insert into audit (id, organisation_id, key_id, action, target, details) values ($1, $2, $3, $4, $5, $6);
