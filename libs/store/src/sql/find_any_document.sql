-- A document of the organisation, deleted or not, whoever may read it.
-- $1 organisation, $2 document
select id from document where organisation_id = $1 and id = $2;
