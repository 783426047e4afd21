-- A page of labelled examples.
-- $1 organisation, $2 role, $3 groups, $4 revision and $5 ordinal to start after, $6 limit
select e.revision_id, e.ordinal, e.label, e.text, e.span_start, e.span_end, e.reason, e.cues, e.is_hidden, c.name as collection_name
from guard_example e
join revision r on r.id = e.revision_id
join document d on d.id = r.document_id
join collection c on c.id = d.collection_id
where may_read(d, $1, $2, $3::text[]) and (e.revision_id, e.ordinal) > ($4::text, $5::int)
order by e.revision_id, e.ordinal
limit $6;
