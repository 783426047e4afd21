-- received -> parsed.
-- $1 revision, $2 title, $3 text, $4 pages, $5 blocks, $6 page count or null, $7 chunk count, $8 warnings, $9 tables, $10 properties, $11 definitions, $12 how it was cut or null, $13 analysis of its chunks' terms
update revision
set status = 'parsed', status_changed_at = now(), attempts = 0, title = $2, text = $3, pages = $4, blocks = $5, page_count = $6, chunk_count = $7, warnings = $8,
  tables = $9, properties = $10, definitions = $11, cut = $12, analysis = $13
where id = $1 and status = 'received'
returning id;
