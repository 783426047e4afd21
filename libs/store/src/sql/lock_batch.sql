-- A batch, before anything of it is changed: whoever ends questions and whoever ends batches take turns.
-- $1 batch
select id, organisation_id, state from batch where id = $1 for update;
