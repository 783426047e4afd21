-- Counts what models did for a key in the present hour.
-- $1 key, $2 tokens, $3 milliseconds
insert into key_use (key_id, hour, tokens, compute_ms) values ($1, date_trunc('hour', now(), 'UTC'), $2, $3)
on conflict (key_id, hour) do update set tokens = key_use.tokens + excluded.tokens, compute_ms = key_use.compute_ms + excluded.compute_ms;
