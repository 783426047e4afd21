-- Deliveries that wait, of enabled webhooks.
-- no parameters
select count(*) as pending from webhook_delivery d join webhook w on w.id = d.webhook_id where d.state = 'pending' and w.enabled;
