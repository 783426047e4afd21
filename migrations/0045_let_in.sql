-- Whether somebody let in what the guard holds back: a person, or a policy that looks at nothing. What was never looked at nobody let in.
create function is_let_in(wanted text, d document) returns boolean
language sql stable
return guard_policy(d) = 'off' or exists (
  select from guard_verdict v
  where v.revision_id = wanted and v.level = 'quarantined'
    and not exists (select from guard_finding f where f.revision_id = wanted and f.level = 'quarantined' and finding_counts(f, d)));
