-- Findings in a revision, in order.
-- $1 revision, $2 levels, $3 reasons, $4 quotes, $5 hashes of the words, $6 starts, $7 ends, $8 whether in the title, $9 pages, $10 cues of each as a list with spaces, $11 scores
insert into guard_finding (revision_id, ordinal, level, reason, quote, quote_hash, span_start, span_end, is_in_title, page, cues, score)
select $1, f.place - 1, f.level, f.reason, f.quote, f.quote_hash, f.span_start, f.span_end, f.is_in_title, f.page,
  string_to_array(f.cues, ' '), f.score
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::boolean[], $9::int[], $10::text[],
    $11::double precision[])
  with ordinality as f (level, reason, quote, quote_hash, span_start, span_end, is_in_title, page, cues, score, place);
