-- A page of webhooks, newest first.
-- $1 organisation, $2 id to start before or null, $3 limit
select * from webhook_summary where organisation_id = $1 and ($2::text is null or id < $2) order by id desc limit $3;
