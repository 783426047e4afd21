-- Chunks of a revision; one that an earlier attempt left is overwritten.
-- $1 document, $2 revision, then arrays: $3 ids, $4 ordinals, $5 starts, $6 ends, $7 texts, $8 headings, $9 pages, $10 boxes, $11 text hashes, $12 terms, $13 contexts, $14 section starts, $15 section ends
insert into chunk (document_id, revision_id, id, ordinal, span_start, span_end, text, headings, page, boxes, text_hash, terms, context, section_start, section_end)
select $1, $2, u.* from unnest($3::text[], $4::int[], $5::int[], $6::int[], $7::text[], $8::jsonb[], $9::int[], $10::jsonb[], $11::text[], $12::text[], $13::text[], $14::int[], $15::int[]) as u
on conflict (revision_id, ordinal) do update
set span_start = excluded.span_start, span_end = excluded.span_end, text = excluded.text, headings = excluded.headings, page = excluded.page,
  boxes = excluded.boxes, text_hash = excluded.text_hash, terms = excluded.terms, context = excluded.context,
  section_start = excluded.section_start, section_end = excluded.section_end;
