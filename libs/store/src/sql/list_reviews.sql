-- Questions for a person that the reviewer may see. Those that wait stand oldest first, what is being worked on last; the others newest first.
-- $1 organisation, $2 role, $3 groups, $4 states, $5 rank to start after or null, $6 number, $7 limit
with seen as (
  select r.*, state_now(r) as current_state, case when r.state in ('answered', 'dismissed') then -r.number else r.number end as place, case when is_taken(r) then 1 else 0 end as rank
  from review r
  where r.organisation_id = $1 and r.state = any($4::text[]) and may_review(r, $1, $2, $3::text[])
)
select r.question_id, r.rank, r.place, r.effect, r.policies, r.asker_role, r.asker_groups, r.current_state as state,
  r.taken_by, r.taken_role, r.taken_until, r.settled_by, r.settled_role, r.settled_at, r.reason, r.created_at,
  t.name as taken_name, s.name as settled_name, q.text, q.key_id as asker_key, k.name as asker_name, q.answer ->> 'status' as status
from seen r
join question q on q.id = r.question_id
left join api_key k on k.id = q.key_id
left join api_key t on t.id = r.taken_by
left join api_key s on s.id = r.settled_by
where $5::int is null or (r.rank, r.place) > ($5, $6::bigint)
order by r.rank, r.place limit $7;
