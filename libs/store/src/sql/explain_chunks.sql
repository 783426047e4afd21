-- The chunks of one document beside a question, the nearest first: their cosine and which of its terms they hold.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 moment or null, $6 vector or null, $7 model, $8 terms, $9 limit
select c.id as chunk_id, c.ordinal, c.page, c.headings, c.span_start, c.span_end, c.text,
  case when $6::text is null then null else 1 - (e.vector <=> $6::vector) end as cosine,
  array(select t.term from unnest($8::text[]) as t (term) where t.term = any(string_to_array(c.terms, ' '))) as terms
from document d
join revision_life l on l.document_id = d.id
  and case when $5::timestamptz is null then l.live_until is null else l.live_from <= $5 and (l.live_until is null or l.live_until > $5) end
join chunk c on c.revision_id = l.revision_id
left join embedding e on e.text_hash = c.text_hash and e.model_id = $7
where d.id = $4 and may_read(d, $1, $2, $3::text[])
order by cosine desc nulls last, c.ordinal
limit $9;
