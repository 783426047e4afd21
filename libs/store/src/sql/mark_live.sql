-- Whole and embedded -> live, since its open life began.
-- $1 revision
update revision
set status = 'live', status_changed_at = now(), attempts = 0, failure_code = null, failure_reason = null,
  live_at = (select live_from from revision_life where revision_id = $1 and live_until is null)
where id = $1 and status in ('embedded', 'superseded', 'failed');
