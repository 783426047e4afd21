-- Kinds of personal data that any of these collections takes out; of all that the organisation has when none is named.
-- $1 collections or null, $2 organisation or null
select distinct kind
from collection c cross join lateral unnest(redacted_by(c.settings)) kind
where ($1::text[] is null or c.id = any($1::text[])) and ($2::text is null or c.organisation_id = $2::text);
