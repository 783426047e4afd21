-- Findings in a revision, in order.
-- $1 revision, $2 levels, $3 reasons, $4 quotes, $5 hashes of the quotes, $6 starts, $7 ends, $8 pages, $9 cues of each as a list with spaces, $10 scores
insert into guard_finding (revision_id, ordinal, level, reason, quote, quote_hash, span_start, span_end, page, cues, score)
select $1, f.place - 1, f.level, f.reason, f.quote, f.quote_hash, f.span_start, f.span_end, f.page, string_to_array(f.cues, ' '), f.score
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::text[], $10::double precision[])
  with ordinality as f (level, reason, quote, quote_hash, span_start, span_end, page, cues, score, place);
