-- Words that a person let in are let in as they were kept out of sight: kept so in another way they are a finding.
-- Null: from before this, however they were kept.
alter table guard_pardon add column hiding text;
alter table guard_pardon drop constraint guard_pardon_pkey;
create unique index guard_pardon_words on guard_pardon (collection_id, quote_hash, level, is_hidden, hiding) nulls not distinct;

-- How words were kept out of sight, as the reason says, without names that a document gives (of a sheet); empty where they were not.
create function hiding_of(f guard_finding) returns text
language sql immutable
return coalesce(regexp_replace(substring(f.reason from '; out of sight: (.*)$'), '“[^”]*”', '“”', 'g'), '');

create or replace function finding_counts(f guard_finding, d document) returns boolean
language sql stable
return not exists (select from guard_verdict v where v.revision_id = f.revision_id and v.decision = 'approve')
  and not exists (
    select from guard_pardon p
    where p.collection_id = d.collection_id and p.quote_hash = f.quote_hash and p.level = f.level and p.is_hidden = (f.span_start is null)
      and (p.hiding is null or p.hiding = hiding_of(f)));
