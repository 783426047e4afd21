-- What differs once a document of whatever organisation was deleted: how many were, and when the last began. One that began before it counts too.
-- no parameters
select count(*) || ' until ' || coalesce(max(at)::text, 'now') as mark from deletion;
