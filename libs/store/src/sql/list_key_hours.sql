-- What a key may use, with each hour of the last 24 in which models did something for it, the oldest first; null hours where they did nothing.
-- $1 key
select tokens_per_day, compute_seconds_per_day, tokens, compute_ms, extract(epoch from hour + interval '24 hours' - now()) as seconds_left
from api_key left join key_use on key_use.key_id = api_key.id and hour + interval '24 hours' > now()
where api_key.id = $1 and (tokens_per_day is not null or compute_seconds_per_day is not null)
order by hour;
