-- Batches whose questions stopped coming in.
-- no parameters
delete from batch where state = 'receiving' and heard_at < now() - interval '10 minutes';
