-- Revisions in which the guard found something, by state and level; of each those that it tries to read again.
-- $1 organisation, $2 role, $3 groups
select g.state, g.level, count(*) as revisions, count(g.retry_at) as unread
from guard_case g join document d on d.id = g.document_id
where may_read(d, $1, $2, $3::text[])
group by g.state, g.level;
