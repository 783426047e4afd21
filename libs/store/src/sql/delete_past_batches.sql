-- Some of the batches that have been over for so long, with their questions; their traces stay.
-- $1 days, $2 the most at once
delete from batch where id in (select id from batch where ended_at < now() - make_interval(days => $1) order by ended_at limit $2) returning id, organisation_id;
