-- parsed -> embedded, when no chunk lacks its vector.
-- $1 revision, $2 model
update revision r
set status = 'embedded', status_changed_at = now(), attempts = 0
where r.id = $1 and r.status = 'parsed'
  and not exists (
    select from chunk c where c.revision_id = r.id
      and not exists (select from embedding e where e.model_id = $2 and e.text_hash = c.text_hash))
returning r.id;
