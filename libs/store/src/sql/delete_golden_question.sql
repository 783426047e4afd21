-- One golden question.
-- $1 organisation, $2 collection, $3 id
delete from golden_question where organisation_id = $1 and collection_id = $2 and id = $3 returning id;
