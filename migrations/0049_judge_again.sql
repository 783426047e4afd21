-- How often in a row whoever was to judge a text was late or away, and when it is asked again; null where nobody is waited for.
alter table guard_verdict add column unjudged_times int not null default 0, add column judge_at timestamptz;
create index guard_verdict_judge on guard_verdict (judge_at) where judge_at is not null;

-- Whether a guard of this version is to read a revision: none did, an earlier one did, or it could not, or nobody judged it, and the pause is over.
create or replace function is_to_scan(wanted text, version text) returns boolean
language sql stable
return not exists (
  select from guard_verdict v
  where v.revision_id = wanted
    and case when v.version = is_to_scan.version then coalesce(least(v.retry_at, v.judge_at) > now(), true)
      else is_outdone(is_to_scan.version, v.version) end);
