-- The newest questions without an answer.
-- $1 organisation, $2 role, $3 key, $4 hours, $5 limit
select id, text, reason, asked_at
from question q
where q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text)
  and q.status in ('abstained', 'failed', 'refused') and q.asked_at > now() - make_interval(hours => $4)
order by q.id desc
limit $5;
