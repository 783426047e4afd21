-- What a person says of a revision in which the guard found something; nothing where that was said already, and no other note with it. Another note alone leaves who decided and when.
-- $1 revision, $2 decision, $3 note or null, $4 key or null, $5 role
update guard_verdict v set decision = $2, note = $3,
  decided_by = case when b.is_note_only then v.decided_by else $4 end,
  decided_role = case when b.is_note_only then v.decided_role else $5 end,
  decided_at = case when b.is_note_only then v.decided_at else now() end
from (select decision is not distinct from $2 as is_note_only from guard_verdict where revision_id = $1) b
where v.revision_id = $1 and (not b.is_note_only or v.note <> $3 or (v.note is null and $3::text is not null))
returning b.is_note_only;
