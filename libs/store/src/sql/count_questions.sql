-- Questions and searches of the last hours by outcome; readers who are not admins count their own.
-- $1 organisation, $2 role, $3 key, $4 hours
select count(*) as questions,
  count(*) filter (where status = 'answered') as answered,
  count(*) filter (where status = 'abstained') as abstained,
  count(*) filter (where status = 'failed') as failed,
  (select count(*) from retrieval r where r.question_id is null and r.organisation_id = $1 and ($2 = 'admin' or r.key_id is not distinct from $3::text)
    and r.at > now() - make_interval(hours => $4)) as searches
from question q
where q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text) and q.asked_at > now() - make_interval(hours => $4);
