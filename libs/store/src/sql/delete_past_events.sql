-- Forgets events from before a time, some at once, with their deliveries.
-- $1 time, $2 how many at most
delete from event_entry where id in (select id from event_entry where at < $1 order by at limit $2) returning id;
