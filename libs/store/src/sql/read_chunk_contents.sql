-- What the chunks named that were live at a moment say, and which of the terms asked for they hold.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 moment or null, $7 chunks, $8 terms
select c.id as chunk_id, c.document_id, coalesce(d.title, r.title, r.file_name) as title, c.text,
  array(select distinct held.term from unnest(string_to_array(c.terms, ' ')) as held (term) where held.term = any($8::text[])) as terms
from chunk c
join document d on d.id = c.document_id
join revision r on r.id = c.revision_id
join revision_life l on l.revision_id = c.revision_id
  and case when $6::timestamptz is null then l.live_until is null else l.live_from <= $6 and (l.live_until is null or l.live_until > $6) end
where c.id = any($7::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath;
