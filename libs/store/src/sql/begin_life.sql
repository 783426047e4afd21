-- A revision is live from now on, or from the moment the one before it ended where it takes its place.
-- $1 document, $2 revision, $3 whether it takes the place of another
insert into revision_life (document_id, revision_id, live_from)
select $1, $2, coalesce(case when $3::boolean then last.ended end, greatest(last.ended, date_trunc('milliseconds', clock_timestamp())))
from (select max(live_until) as ended from revision_life where document_id = $1) last;
