-- A revision is one holder's for a task, for some seconds; no row when another has it, or it is gone.
-- $1 task, $2 revision, $3 holder, $4 seconds
insert into revision_claim (task, revision_id, holder, claimed_until)
select $1, r.id, $3, now() + make_interval(secs => $4) from revision r where r.id = $2
on conflict (task, revision_id) do update set holder = excluded.holder, claimed_until = excluded.claimed_until
where revision_claim.claimed_until < now()
returning revision_id;
