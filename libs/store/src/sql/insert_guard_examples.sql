-- Findings in a revision as a person labelled them, each with the text around it.
-- $1 revision, $2 label, $3 ordinals, $4 texts, $5 starts and $6 ends of the findings in them
insert into guard_example (revision_id, ordinal, label, text, span_start, span_end, reason, cues, is_hidden)
select $1, f.ordinal, $2, e.text, e.span_start, e.span_end, f.reason, f.cues, f.span_start is null and not f.is_in_title
from unnest($3::int[], $4::text[], $5::int[], $6::int[]) as e (ordinal, text, span_start, span_end)
join guard_finding f on f.revision_id = $1 and f.ordinal = e.ordinal;
