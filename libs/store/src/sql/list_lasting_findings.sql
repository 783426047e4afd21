-- What another reading of a revision's text cannot find: what its file hides (not its title, which is read again) and, of the version named, what models decided.
-- $1 revision, $2 version, null: what models decided they are asked again
select f.level, f.reason, f.quote, f.quote_hash as digest, f.span_start, f.span_end, f.page, f.cues, f.score
from guard_finding f join guard_verdict v on v.revision_id = f.revision_id
where f.revision_id = $1 and f.quote <> '' and not f.is_in_title
  and (f.span_start is null or (v.version = $2 and f.cues && array['decided:transformer', 'decided:judge']))
order by f.ordinal;
