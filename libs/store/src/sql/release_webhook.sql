-- Lets a held webhook go.
-- $1 webhook
update webhook set lease_until = null where id = $1;
