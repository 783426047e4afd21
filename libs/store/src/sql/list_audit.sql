-- A page of what was done, newest first.
-- $1 organisation, $2 sequence to start before or null, $3 key or null, $4 action, or its beginning with a dot, or null, $5 target or null, $6 from or null, $7 until or null, $8 limit
select id, at, key_id, action, target, details, sequence, hash
from audit
where organisation_id = $1
  and ($2::bigint is null or sequence < $2)
  and ($3::text is null or key_id is not distinct from nullif($3, 'none'))
  and ($4::text is null or action = $4 or (right($4, 1) = '.' and starts_with(action, $4)))
  and ($5::text is null or target = $5)
  and ($6::timestamptz is null or at >= $6)
  and ($7::timestamptz is null or at < $7)
order by sequence desc
limit $8;
