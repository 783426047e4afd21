-- What a person says of a revision in which the guard found something; nothing where that was said already, and no other note with it.
-- $1 revision, $2 decision, $3 note or null, $4 key or null, $5 role
update guard_verdict set decision = $2, note = $3, decided_by = $4, decided_role = $5, decided_at = now()
where revision_id = $1 and (decision is distinct from $2 or note <> $3 or (note is null and $3::text is not null))
returning revision_id;
