-- A batch whose questions are about to come, unless its key has too many that are not over. Uploads that fell silent are none.
-- $1 id, $2 organisation, $3 key, $4 name or null, $5 the most that may be open
insert into batch (id, organisation_id, key_id, name)
select $1, $2, $3, $4
where (
  select count(*) from batch b
  where b.organisation_id = $2 and b.key_id is not distinct from $3::text
    and (b.state in ('received', 'running') or (b.state = 'receiving' and b.heard_at > now() - interval '10 minutes'))) < $5
returning id;
