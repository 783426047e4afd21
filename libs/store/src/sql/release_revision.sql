-- quarantined -> embedded, or parsed where it has to be embedded anew.
-- $1 revision, $2 model
update revision r
set status = case when exists (
    select from chunk c where c.revision_id = r.id
      and not exists (select from embedding e where e.model_id = $2 and e.text_hash = c.text_hash)) then 'parsed' else 'embedded' end,
  status_changed_at = now(), attempts = 0, failure_code = null, failure_reason = null
where r.id = $1 and r.status = 'quarantined'
returning r.status;
