-- Kinds of personal data that any of these collections takes out; of all there are when none is named.
-- $1 collections or null
select distinct kind from collection c cross join lateral unnest(redacted_by(c.settings)) kind where $1::text[] is null or c.id = any($1::text[]);
