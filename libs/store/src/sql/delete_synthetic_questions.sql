-- The golden questions of a collection that were made by rule.
-- $1 organisation, $2 collection
delete from golden_question where organisation_id = $1 and collection_id = $2 and synthetic returning id;
