-- Whoever holds a revision for a task holds it longer.
-- $1 task, $2 revision, $3 holder, $4 seconds from now
update revision_claim set claimed_until = now() + make_interval(secs => $4) where task = $1 and revision_id = $2 and holder = $3;
