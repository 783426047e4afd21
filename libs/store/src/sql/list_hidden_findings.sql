-- What was found in what a revision's file hides, or about all of it.
-- $1 revision
select level, reason, quote, page, cues, score from guard_finding where revision_id = $1 and span_start is null and quote <> '' order by ordinal;
