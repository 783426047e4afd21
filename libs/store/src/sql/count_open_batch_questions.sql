-- Questions of a key's batches that are still to be asked.
-- $1 organisation, $2 key or null
select coalesce(sum(b.questions - (select coalesce(sum(ended.value::int), 0) from jsonb_each_text(b.counts) as ended)), 0)::int as questions
from batch b
where b.organisation_id = $1 and b.key_id is not distinct from $2::text and b.state in ('received', 'running');
