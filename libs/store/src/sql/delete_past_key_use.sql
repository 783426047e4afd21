-- Hours that no limit counts any more.
-- no parameters
delete from key_use where hour < now() - interval '25 hours';
