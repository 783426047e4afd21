-- A configuration that a run of the organisation was measured under.
-- $1 organisation, $2 id
select c.id, c.body, c.created_at from configuration c
where c.id = $2 and exists (
  select from evaluation_run r where (r.configuration_id = c.id or r.applied_configuration_id = c.id) and r.organisation_id = $1);
