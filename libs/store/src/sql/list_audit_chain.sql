-- The next links of a chain, each with the text that its hash is taken of.
-- $1 organisation, $2 sequence to start after, $3 limit
select a.sequence, a.hash, audit_record(a) as record from audit a where a.organisation_id = $1 and a.sequence > $2 order by a.sequence limit $3;
