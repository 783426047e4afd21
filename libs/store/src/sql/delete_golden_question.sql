-- One golden question that the reader may see.
-- $1 organisation, $2 collection, $3 id, $4 role, $5 groups, $6 key
delete from golden_question g
where g.organisation_id = $1 and g.collection_id = $2 and g.id = $3 and may_see_golden(g, $1, $4, $5::text[], $6)
returning g.id;
