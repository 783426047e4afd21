-- Things that nobody knows about or that could not be taken. What is here of them stays.
-- $1 source, $2 run, $3 ids when new, $4 keys, $5 states, $6 reasons
insert into source_item (id, source_id, key, state, reason, run_id)
select t.id, $1, t.key, t.state, t.reason, $2 from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as t(id, key, state, reason)
on conflict (source_id, key) do update
set state = case when source_item.state = 'missing' and excluded.state = 'unreachable' then 'missing' else excluded.state end,
  reason = excluded.reason, run_id = excluded.run_id, last_checked_at = now();
