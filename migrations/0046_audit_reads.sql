-- The log is asked by key and by time; without these, a key that did little is looked for among all rows.
create index audit_of_key on audit (organisation_id, key_id, sequence);
create index audit_of_time on audit (organisation_id, at);
