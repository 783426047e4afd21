-- What was measured, and since when it is too much; null when it is not.
-- $1 id, $2 value, $3 raised at or null
update freshness_threshold set value = $2, checked_at = now(), raised_at = $3 where id = $1;
