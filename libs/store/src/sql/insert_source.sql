-- A new source; without a schedule it is visited when asked.
-- $1 id, $2 organisation, $3 collection, $4 kind, $5 name, $6 settings, $7 secret or null, $8 schedule or null, $9 paused, $10 grace seconds, $11 stale after seconds or null, $12 public, $13 groups, $14 next visit or null, $15 what becomes of what the guard finds or null
insert into source (id, organisation_id, collection_id, kind, name, settings, secret, schedule, paused, grace_seconds, stale_after_seconds,
  access_public, access_groups, next_visit_at, guard_documents)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::text[], $14, $15);
