-- Removes a webhook with its deliveries.
-- $1 organisation, $2 id
delete from webhook where organisation_id = $1 and id = $2 returning id;
