-- What keys used: requests of the present minute, where those are counted, and what models did for them in the last 24 hours.
-- $1 keys
select id,
  (select coalesce(sum(requests), 0) from request_window where key_id = id and minute = date_trunc('minute', now())) as requests,
  (select coalesce(sum(tokens), 0) from key_use where key_id = id and hour + interval '24 hours' > now()) as tokens,
  (select coalesce(sum(compute_ms), 0) from key_use where key_id = id and hour + interval '24 hours' > now()) as compute_ms
from api_key where id = any($1);
