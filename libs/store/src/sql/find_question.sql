-- A stored question: an admin sees every one of the organisation, others their own.
-- $1 organisation, $2 role, $3 key, $4 id
select q.id, q.text, q.conversation_id, q.collection_ids, q.filter, q.asked, q.status, q.reason, q.answer, q.configuration_id, q.failure_code, q.asked_at,
  coalesce(c.body, '{}') as configuration
from question q left join configuration c on c.id = q.configuration_id
where q.id = $4 and q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text);
