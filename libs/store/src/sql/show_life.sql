-- Says that the server is there.
-- no parameters
select 1 as alive;
