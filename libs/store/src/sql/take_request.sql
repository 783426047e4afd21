-- Counts a request of a key in the present minute.
-- $1 key
insert into request_window (key_id, minute, requests) values ($1, date_trunc('minute', now()), 1)
on conflict (key_id, minute) do update set requests = request_window.requests + 1
returning requests, extract(epoch from minute + interval '1 minute' - now()) as seconds_left;
