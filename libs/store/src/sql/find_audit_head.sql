-- Where a chain ends.
-- $1 organisation
select sequence, hash from audit_head where organisation_id = $1;
