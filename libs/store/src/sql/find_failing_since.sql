-- Since when a webhook refuses everything.
-- $1 webhook
select failing_since from webhook where id = $1;
