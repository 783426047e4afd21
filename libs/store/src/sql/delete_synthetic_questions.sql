-- The golden questions of a collection that were made by rule and that the reader may see.
-- $1 organisation, $2 collection, $3 role, $4 groups, $5 key
delete from golden_question g
where g.organisation_id = $1 and g.collection_id = $2 and g.synthetic and may_see_golden(g, $1, $3, $4::text[], $5)
returning g.id;
