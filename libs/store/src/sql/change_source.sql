-- Changes the fields named and no others. Other settings are another source as far as the last visit's state goes.
-- $1 organisation, $2 role, $3 groups, $4 source, $5 names of the fields that change, $6 name, $7 settings, $8 secret, $9 schedule, $10 paused, $11 grace seconds, $12 stale after seconds, $13 public, $14 groups, $15 next visit, $16 what becomes of what the guard finds
update source s
set name = case when 'name' = any($5::text[]) then $6 else name end,
  settings = case when 'settings' = any($5::text[]) then $7::jsonb else settings end,
  visit_state = case when 'settings' = any($5::text[]) and s.settings <> $7::jsonb then null else visit_state end,
  secret = case when 'secret' = any($5::text[]) then $8::bytea else secret end,
  schedule = case when 'schedule' = any($5::text[]) then $9::jsonb else schedule end,
  paused = case when 'isPaused' = any($5::text[]) then $10::boolean else paused end,
  grace_seconds = case when 'graceSeconds' = any($5::text[]) then $11::bigint else grace_seconds end,
  stale_after_seconds = case when 'staleAfterSeconds' = any($5::text[]) then $12::bigint else stale_after_seconds end,
  access_public = case when 'access' = any($5::text[]) then $13::boolean else access_public end,
  access_groups = case when 'access' = any($5::text[]) then $14::text[] else access_groups end,
  next_visit_at = case when 'nextVisitAt' = any($5::text[]) then $15::timestamptz else next_visit_at end,
  guard_documents = case when 'guardDocuments' = any($5::text[]) then $16::text else guard_documents end,
  updated_at = now()
where s.id = $4 and may_see_source(s, $1, $2, $3::text[])
returning s.id;
