-- What was found in what a revision's file hides: not in its title, which is stored and read again.
-- $1 revision
select level, reason, quote, quote_hash as digest, page, cues, score
from guard_finding
where revision_id = $1 and span_start is null and not is_in_title and quote <> ''
order by ordinal;
