-- The worst of what the guard found in a stretch of a revision, or about all of it: what makes a passage there suspect.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number, $6 from, $7 to (in UTF-16 code units of its text)
select 'suspect' as level, f.reason
from document d
join revision r on r.document_id = d.id and r.number = $5
join guard_finding f on f.revision_id = r.id
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and may_open(r, $2)
  and (f.span_start is null or (f.span_start < $7 and f.span_end > $6)) and guard_policy(d) <> 'off' and finding_counts(f, d)
order by f.level = 'quarantined' desc, f.score desc, f.ordinal
limit 1;
