-- A page of a document's revisions, newest first, with the times they were live.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number to start before or null, $6 limit
select r.*, kept.removed_at, kept.removed_reason,
  (select coalesce(jsonb_agg(jsonb_build_object('from', l.live_from, 'until', l.live_until) order by l.live_from), '[]')
    from (select * from revision_life union all select * from withheld_life) l where l.revision_id = r.id) as lives
from document d
join revision_summary r on r.document_id = d.id
join revision kept on kept.id = r.id
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and ($5::int is null or r.number < $5)
order by r.number desc
limit $6;
