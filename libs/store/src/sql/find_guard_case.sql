-- A revision in which the guard found something, with all of that in the order of the text, and the text.
-- $1 organisation, $2 role, $3 groups, $4 revision
select g.*, r.text, (select count(*) from guard_finding f where f.revision_id = g.revision_id) as finding_count,
  (select coalesce(jsonb_agg(to_jsonb(f) || jsonb_build_object('counts', finding_counts(f, d)) order by f.span_start nulls last, f.ordinal), '[]')
    from guard_finding f where f.revision_id = g.revision_id) as findings
from guard_case g
join document d on d.id = g.document_id
join revision r on r.id = g.revision_id
where g.revision_id = $4 and may_read(d, $1, $2, $3::text[]);
