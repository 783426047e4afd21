-- Batches whose questions stopped coming in.
-- no parameters
delete from batch where state = 'receiving' and created_at < now() - interval '1 hour';
