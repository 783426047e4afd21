-- Says once of a revision that the guard could not read it: a finding without words.
-- $1 revision, $2 hash of no words
insert into guard_finding (revision_id, ordinal, level, reason, quote, quote_hash, cues, score)
select $1, coalesce(max(ordinal) + 1, 0), 'suspect', 'the guard could not read it', '', $2, '{}', 0
from guard_finding where revision_id = $1
having coalesce(bool_and(quote <> ''), true);
