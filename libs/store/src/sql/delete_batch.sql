-- A batch with its questions; their traces stay.
-- $1 organisation, $2 batch
delete from batch where organisation_id = $1 and id = $2 returning id;
