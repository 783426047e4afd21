-- A webhook of the organisation.
-- $1 organisation, $2 id
select * from webhook_summary where organisation_id = $1 and id = $2;
