-- One thing as a visit just read it.
-- $1 id when new, $2 source, $3 key, $4 url, $5 title, $6 version, $7 modified at, $8 memo, $9 sha256, $10 document, $11 run, $12 whether it changed
insert into source_item (id, source_id, key, url, title, version, modified_at, memo, sha256, state, document_id, run_id, last_changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'present', $10, $11, now())
on conflict (source_id, key) do update
set url = excluded.url, title = excluded.title, version = excluded.version, modified_at = excluded.modified_at, memo = excluded.memo,
  sha256 = excluded.sha256, state = 'present', reason = null, document_id = excluded.document_id, run_id = excluded.run_id,
  last_checked_at = now(), missing_since = null, confirmed = false,
  last_changed_at = case when $12 then now() else source_item.last_changed_at end;
