-- Questions of the last hours by the rung that their answers stood on; readers who are not admins count their own.
-- $1 organisation, $2 role, $3 key, $4 hours
select rung, count(*) as questions
from question q
where q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text) and q.asked_at > now() - make_interval(hours => $4)
group by rung;
