-- Whether the planner's idea of the chunks is more than a fifth off.
-- no parameters
select abs(reltuples - counted.chunks) > 20 + 0.2 * counted.chunks as has_drifted
from pg_class, (select count(*) as chunks from chunk) counted
where oid = 'chunk'::regclass;
